/**
 * How well people know what they know: how often each degree of certainty was right. Pure. Numbers of questions, never a percentage.
 *
 * @typedef {import("./studies.js").Study} Study
 * @typedef {{ level: 1 | 2 | 3, asked: number, right: number, from: number, to: number, verdict: Verdict }} Bar
 * @typedef {"" | "fits" | "a little too sure" | "too sure" | "a little too careful" | "too careful"} Verdict
 */
import { firstTries } from "./studies.js"

/** Where each degree pays best: its share of right ones lies here. @type {[level: 1 | 2 | 3, from: number, to: number][]} */
const BANDS = [
  [1, 0, 2 / 3],
  [2, 2 / 3, 0.8],
  [3, 0.8, 1],
]

/** Fewer say nothing. */
const ENOUGH = 5

/** @param {Iterable<Study>} studies @returns {Bar[]} */
export function calibration(studies) {
  const counts = { 1: { asked: 0, right: 0 }, 2: { asked: 0, right: 0 }, 3: { asked: 0, right: 0 } }
  for (const study of studies) for (const { right, certainty } of firstTries(study)) if (certainty) count(counts[certainty], right)
  return BANDS.map(([level, from, to]) => ({ level, ...counts[level], from, to, verdict: verdict(counts[level], from, to) }))
}

/** @param {{ asked: number, right: number }} bar @param {boolean} right */
function count(bar, right) {
  bar.asked += 1
  bar.right += Number(right)
}

/** Outside its band by little, or by more than chance makes likely. @param {{ asked: number, right: number }} bar @param {number} from @param {number} to @returns {Verdict} */
function verdict({ asked, right }, from, to) {
  if (asked < ENOUGH) return ""
  const share = right / asked
  const off = share < from ? from - share : share > to ? share - to : 0
  if (!off) return "fits"
  const clear = off * off * asked > 0.5
  return share < from ? (clear ? "too sure" : "a little too sure") : clear ? "too careful" : "a little too careful"
}
