/**
 * `<feedback-compare>`: saved files of one form, over time or side by side. They are read here, in memory, and forgotten with the page.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 */
import { action, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { inTime, movedInWords, overTime, sideBySide, whyNotOverTime, whyNotSideBySide } from "./compare.js"
import { trying } from "./guide.js"
import { coverWhenIdle } from "./idle.js"
import { dataIn, monthInWords, wordsFor } from "./model.js"
import { readAll, refusals } from "./open-files.js"
import { fileField, print, row, table } from "./parts.js"

const SAFETY =
  "You differ about being heard or being safe. The supervisee may want to talk to someone else about it first. Agree who that could be."

/** @param {import("./compare.js").Pair | undefined} strength @param {import("./compare.js").Pair[]} pairs */
const apartOnSafety = (strength, pairs) => [strength, ...pairs].some((pair) => pair?.statement.care && pair.gap > 1)

const NOT_COMPARED = "These files were not compared"

class FeedbackCompare extends HTMLElement {
  /** @type {Tool} */
  #tool = dataIn(this)
  #panel = make("div", { className: "ff-comparison" })

  connectedCallback() {
    const over = fileField("Open two or more of your own files, to see what changed", "ff-own", (files) =>
      this.#open(files, whyNotOverTime, (read) => this.#overTime(inTime(read))),
    )
    const beside = fileField("Open your self-check and your supervisee's file, to see them side by side", "ff-both", (files) =>
      this.#open(files, whyNotSideBySide, (read) => this.#sideBySide(read)),
    )
    this.append(over, ...(this.#tool.paired ? [beside] : []), this.#panel)
    coverWhenIdle(() => Boolean(this.#panel.firstChild))
    document.addEventListener("alongside:cleared", () => this.#panel.replaceChildren())
    addEventListener("pageshow", ({ persisted }) => persisted && this.#panel.replaceChildren())
  }

  /** @param {File[]} files @param {(read: Feedback[]) => string} whyNot @param {(read: Feedback[]) => Node[]} view */
  async #open(files, whyNot, view) {
    const { read, refused } = await readAll(files, [this.#tool])
    const reason = refused.length ? "" : whyNot(read)
    if (refused.length) this.#show(NOT_COMPARED, refusals(refused))
    else if (reason) this.#show(NOT_COMPARED, passage(reason))
    else this.#show("What the files show", ...view(read))
  }

  /** @param {string} words @param {...Node} content */
  #show(words, ...content) {
    const title = make("h3", { tabIndex: -1 }, words)
    this.#panel.replaceChildren(title, ...content, row(action("Close", () => this.#close(), true)))
    title.focus()
  }

  #close() {
    this.#panel.replaceChildren()
    document.getElementById("compare")?.setAttribute("tabindex", "-1")
    document.getElementById("compare")?.focus()
  }

  /** @param {Feedback[]} files */
  #overTime(files) {
    const lines = overTime(this.#tool, files)
    const months = files.map(({ month }) => monthInWords(month))
    const rows = lines.map(({ statement, responses, moved }) => [
      files[0]?.role === "supervisor" ? statement.pair : statement.text,
      ...responses.map((response) => wordsFor(this.#tool, response)),
      movedInWords(moved),
    ])
    const note = "One step up or down may just be a different week. Think of what happened before you read anything into it."
    if (!rows.length) return [passage("No statement is rated in more than one of these files.")]
    return [passage(note), table("Then and now", ["Statement", ...months, "First to last"], rows), this.#printing()]
  }

  /** @param {Feedback[]} files */
  #sideBySide(files) {
    const { strength, pairs } = sideBySide(this.#tool, files)
    if (!strength && !pairs.length) return [passage("No statement is rated in both files.")]
    const inRow = (/** @type {import("./compare.js").Pair} */ { statement, self, other }) => [
      `${statement.text} / ${statement.pair}`,
      wordsFor(this.#tool, other),
      wordsFor(this.#tool, self),
    ]
    const heads = ["Statement, as each of you has it", "Supervisee", "Supervisor"]
    const first = strength
      ? [make("h4", {}, "Something you both see as strong"), table("A strength", heads, [inRow(strength)])]
      : []
    const tried = { tryThis: "", tryBy: "" }
    return [
      ...(apartOnSafety(strength, pairs) ? [passage(SAFETY)] : []),
      passage("Where you differ, talk about an example, not the rating. Ask first. Neither view is the true one."),
      ...first,
      ...(pairs.length ? [make("h4", {}, "Largest differences first"), table("Both views", heads, pairs.map(inRow))] : []),
      make("h4", {}, "One thing to try"),
      ...trying(this.#tool, tried, () => undefined),
      passage("What you write here is not kept. Print it or note it."),
      this.#printing(),
    ]
  }

  #printing() {
    return row(action("Print this", () => print(this, "comparison"), true))
  }
}

customElements.define("feedback-compare", FeedbackCompare)
