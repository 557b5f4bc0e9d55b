/** A name that is nobody's, made by chance; and a hint where somebody seems to have typed a real one. Pure. */
import { warning } from "../pathway/name-guard.js"

const ANIMALS =
  `Avocet Badger Beaver Bittern Curlew Dunlin Gannet Goshawk Hare Heron Kestrel Lapwing Nuthatch Osprey Otter Plover Puffin
  Siskin Teal Thrush`.split(/\s+/)

/** @param {() => number} chance */
export const newPseudonym = (chance) => `${ANIMALS[Math.floor(chance() * ANIMALS.length)]} ${10 + Math.floor(chance() * 90)}`

export const MOST_IN_PSEUDONYM = 40

/** @param {string} words */
export const nameWarning = (words) =>
  warning(words) ? "This looks like a real name, an email address or a phone number. A made-up name protects you better." : ""

/** @param {string} words @returns {string} what is wrong with it, or "" */
export function pseudonymProblem(words) {
  if (!words.trim()) return "Write a made-up name, or press “Another made-up name”."
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(words) || [...words].length > MOST_IN_PSEUDONYM
    ? `Write a made-up name of at most ${MOST_IN_PSEUDONYM} letters.`
    : ""
}
