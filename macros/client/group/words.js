/**
 * The numbers in words: a trainer reads a sentence, and finds the figure in it. Pure.
 *
 * @typedef {import("./analysis.js").Line} Line
 * @typedef {import("./statistics.js").OptionCount} OptionCount
 */

/** After the bands of the Open University for first tries; at the easy end they say what it means for teaching. @type {[upTo: number, words: string][]} */
const FACILITY = [
  [5, "extremely hard, or the question is at fault"],
  [10, "very hard"],
  [19, "hard"],
  [34, "moderately hard"],
  [64, "about right"],
  [80, "fairly well known"],
  [100, "well known"],
]

/** @type {[from: number, words: string][]} */
const DISCRIMINATION = [
  [0.5, "very well"],
  [0.3, "well enough"],
  [0.2, "weakly"],
  [0, "very weakly"],
  [-1, "the wrong way round: check the key"],
]

/** @param {number} share */
export const inHundred = (share) => Math.round(100 * share)

/** @param {Line} line */
export const rightWords = ({ right, count }) => `${right} of ${count} were right first time`

/** @param {number} facility */
export const facilityBand = (facility) => FACILITY.find(([upTo]) => inHundred(facility) <= upTo)?.[1] ?? ""

/** @param {number} found */
export const discriminationBand = (found) => DISCRIMINATION.find(([from]) => found >= from)?.[1] ?? ""

/** All that may be said of a question, a sentence each. @param {Line} line @returns {string[]} */
export function sentences(line) {
  const { evidence, facility, interval, discrimination, difference, sure } = line
  if (evidence === "nothing") return ["Fewer than 5 people shared a try at this, so nothing is shown."]
  const rough = evidence === "rough" ? " With fewer than 100 people this is rough." : ""
  return [
    `${rightWords(line)}.`,
    ...(facility === undefined || !interval
      ? []
      : [
          `Facility: ${inHundred(facility)} in 100 marks, ${facilityBand(facility)}. It is likely to lie between ${inHundred(interval[0])} and ${inHundred(interval[1])}.`,
        ]),
    ...(sure ? [`${sure.wrong} of the ${sure.asked} who said how sure they were, were sure and not right.`] : []),
    ...(discrimination === undefined
      ? []
      : [
          `Discrimination: ${discrimination.toFixed(2)}. It tells who did well on the other questions ${discriminationBand(discrimination)}.${rough}`,
        ]),
    ...(difference === undefined
      ? []
      : [`The best 27 in 100 people got ${inHundred(difference)} in 100 marks more than the weakest 27.${rough}`]),
  ]
}

/** @param {number} found */
export function alphaWords(found) {
  const band = found >= 0.75 ? "satisfactory" : found < 0.64 ? "poor" : "between poor and satisfactory"
  return `${found.toFixed(2)}, which is ${band}`
}

/**
 * What is worth a look in how the options were chosen.
 *
 * @param {OptionCount} option @param {OptionCount[]} options @param {readonly string[]} key @param {Line} line
 */
export function optionNote({ id, all, top, bottom }, options, key, { chose = 0 }) {
  if (chose < 10) return ""
  if (key.includes(id)) {
    const beaten = options.some((other) => !key.includes(other.id) && other.all > all)
    return beaten ? "Chosen less often than a wrong option: check the key." : ""
  }
  if (top !== undefined && bottom !== undefined && top > bottom) return "The best third chose it more often than the weakest third."
  return all / chose < 0.05 ? "Hardly anybody chose it." : ""
}
