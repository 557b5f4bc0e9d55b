/**
 * Review days as a calendar file (RFC 5545): an entry for each day, all day long, so that no phone rings at night. Pure.
 *
 * @typedef {{ day: number, count: number }} ReviewDay
 */
import { isoDay } from "./days.js"

const MOST = 60

/** @param {ReviewDay[]} days @param {string} address where to review @param {Date} now */
export function calendar(days, address, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "")
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Alongside//Review days//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...days.slice(0, MOST).flatMap((day) => entry(day, address, stamp)),
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join("")
}

/** The same day always has the same name, so a newer file takes the place of an older one. @param {ReviewDay} of @param {string} address @param {string} stamp */
const entry = ({ day, count }, address, stamp) => [
  "BEGIN:VEVENT",
  `UID:review-${isoDay(day)}@alongside`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${basic(day)}`,
  `DTEND;VALUE=DATE:${basic(day + 1)}`,
  `SUMMARY:${escaped(`Review ${count} ${count === 1 ? "question" : "questions"} on Alongside`)}`,
  `DESCRIPTION:${escaped(`Ten questions take about five minutes. Any day will do.\n${address}`)}`,
  `URL:${address}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
]

/** @param {number} day */
const basic = (day) => isoDay(day).replaceAll("-", "")

/** @param {string} words */
const escaped = (words) => words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n")

/** A line has 75 octets at most; what follows stands on lines that begin with a space. @param {string} line */
function folded(line) {
  let width = 0
  return [...line]
    .map((letter) => {
      const size = new TextEncoder().encode(letter).length
      const turn = width + size > 75
      width = turn ? size + 1 : width + size
      return turn ? `\r\n ${letter}` : letter
    })
    .join("")
}
