/**
 * Twenty minutes to talk: one strength to keep, one or two changes, one step. Pure.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 */
import { statementsOf, wording, wordsFor } from "./model.js"

/** @typedef {{ keep: string, change: string[], tryThis: string, tryBy: string }} Chosen */

/** @param {Tool} tool @param {Feedback} file @param {Chosen} chosen @returns {{ heading: string, lines: string[] }[]} */
export function agenda(tool, file, chosen) {
  const said = (/** @type {string} */ id) => {
    const statement = statementsOf(tool).find((one) => one.id === id)
    return statement ? `“${wording(statement, file.role)}” (${wordsFor(tool, file.ratings[id])})` : ""
  }
  const changes = chosen.change.map(said).filter(Boolean)
  const supervisor = file.role === "supervisor"
  return [
    {
      heading: "0 to 2 minutes: begin",
      lines: [
        "Say what this talk is for, what stays private and what would have to be shared.",
        "Agree who writes down what you decide.",
      ],
    },
    {
      heading: "2 to 6 minutes: one thing to keep",
      lines: [said(chosen.keep) || "Choose one thing that helps.", "What made it possible? What would make it easy to keep?"],
    },
    {
      heading: changes.length > 1 ? "6 to 15 minutes: one or two things to change" : "6 to 15 minutes: one thing to change",
      lines: [
        ...(changes.length ? changes : ["Choose one thing that could be better."]),
        `Talk about an example, not the rating. You could begin: ${tool.stem}`,
        ...(supervisor ? ["Ask how the other person saw it before you explain."] : []),
      ],
    },
    {
      heading: "15 to 18 minutes: one step",
      lines: [chosen.tryThis ? `One thing to try: ${chosen.tryThis}` : "Choose one small thing to try, and who does it."],
    },
    {
      heading: "18 to 20 minutes: look again",
      lines: [
        chosen.tryBy
          ? `Look again on ${inWords(chosen.tryBy)}.`
          : "Set the date when you look at it again. After three sessions is often enough.",
      ],
    },
  ]
}

/** @param {string} date */
const inWords = (date) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(`${date}T12:00:00`))

/** @param {Tool} tool @param {Feedback} file @param {Chosen} chosen */
export const guideText = (tool, file, chosen) =>
  [
    `${tool.title}: a talk of twenty minutes`,
    ...agenda(tool, file, chosen).map(({ heading, lines }) => [heading, ...lines.map((line) => `- ${line}`)].join("\n")),
  ].join("\n\n")
