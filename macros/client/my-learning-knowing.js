/**
 * How sure, and how right: three bars with the band in which each degree of certainty fits, and the same in words.
 *
 * @typedef {import("./calibration.js").Bar} Bar
 */
import { calibration } from "./calibration.js"
import { LEVELS } from "./certainty.js"
import { passage } from "./learning-parts.js"
import { make } from "./make.js"

/** @param {Iterable<import("./studies.js").Study>} studies @returns {Node[]} */
export function knowingPart(studies) {
  const bars = calibration(studies).filter(({ asked }) => asked)
  if (!bars.length) return []
  return [
    passage("It is good to know what you know. A bar that ends in its band says that you were as sure as you should be."),
    ...[...bars].reverse().map(part),
  ]
}

/** @param {Bar} bar */
const part = (bar) => make("div", { className: "learning-bar" }, passage(`${sentence(bar)}${VERDICTS[bar.verdict]}`), picture(bar))

/** @type {{ [verdict in Bar["verdict"]]: string }} */
const VERDICTS = {
  "": "",
  fits: " That fits.",
  "a little too sure": " You were a little too sure.",
  "too sure": " You were more sure than you should be. Slow down on these.",
  "a little too careful": " You were a little too careful.",
  "too careful": " You know more than you think.",
}

/** @type {{ 1: string, 2: string, 3: string }} */
const WHEN = { 1: "guessing", 2: "fairly sure", 3: "sure" }

/** When you were sure, 6 of 10 were right. Sure means more than 4 in 5. @param {Bar} bar */
export function sentence({ level, asked, right }) {
  const [, words = "", means = ""] = LEVELS.find(([one]) => one === level) ?? []
  return `When you were ${WHEN[level]}, ${right} of ${asked} ${asked === 1 ? "was" : "were"} right. ${words} means ${means}.`
}

const SVG = "http://www.w3.org/2000/svg"

/** For the eye; the sentence says the same. @param {Bar} bar */
function picture({ asked, right, from, to }) {
  const svg = document.createElementNS(SVG, "svg")
  for (const [name, value] of [
    ["viewBox", "0 0 100 8"],
    ["aria-hidden", "true"],
    ["focusable", "false"],
    ["preserveAspectRatio", "none"],
  ])
    svg.setAttribute(String(name), String(value))
  svg.append(
    box("learning-bar-all", 0, 100, 0, 8),
    box("learning-bar-band", 100 * from, 100 * (to - from), 0, 8),
    box("learning-bar-right", 0, (100 * right) / asked, 2.5, 3),
  )
  return svg
}

/** @param {string} name @param {number} x @param {number} width @param {number} y @param {number} height */
function box(name, x, width, y, height) {
  const rect = document.createElementNS(SVG, "rect")
  for (const [key, value] of Object.entries({ class: name, x, width, y, height })) rect.setAttribute(key, String(value))
  return rect
}
