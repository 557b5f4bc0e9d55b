/**
 * `<pooled-report>`: a collector opens many files, and sees a pattern or nothing. The files are in memory only.
 *
 * @typedef {import("./model.js").Tool} Tool
 * @typedef {import("./model.js").Feedback} Feedback
 * @typedef {import("./pool.js").Report} Report
 * @typedef {import("./report-file.js").Said} Said
 * @typedef {{ copies: string[], report: Report }} Earlier
 */
import { action, many, passage } from "../learning-parts.js"
import { make } from "../make.js"
import { coverWhenIdle } from "./idle.js"
import { dataIn } from "./model.js"
import { readEach, refusals } from "./open-files.js"
import { field, fileField, input, row, textOf } from "./parts.js"
import { LEAST, linesTellApart, newest, pooled, tellsApart } from "./pool.js"
import { commentsPart } from "./pool-comments.js"
import { reportView } from "./pool-view.js"
import { MOST_REPORT_BYTES, readReport } from "./report-file.js"

class PooledReport extends HTMLElement {
  /** @type {Tool[]} */
  #tools = dataIn(this)
  /** @type {Tool | undefined} the form of the first file */
  #tool
  /** @type {Feedback[]} */
  #files = []
  /** @type {Earlier[]} */
  #earlier = []
  #least = LEAST
  #screen = make("div", {})

  connectedCallback() {
    this.append(this.#screen)
    this.#ask(false)
    coverWhenIdle(() => this.#files.length > 0)
    // Whoever comes back to this page finds nothing of what was open.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#forget())
    document.addEventListener("alongside:cleared", () => this.#forget())
  }

  #forget() {
    this.#files = []
    this.#earlier = []
    this.#tool = undefined
    this.#ask(false)
  }

  /** @param {string} words @param {boolean} focus @param {...Node} content */
  #show(words, focus, ...content) {
    const title = make("h2", { tabIndex: -1 }, words)
    this.#screen.replaceChildren(title, ...content)
    if (focus) title.focus()
  }

  /** @param {boolean} focus */
  #ask(focus) {
    this.#show(
      "First, who are you?",
      focus,
      passage("Are you the supervisor whom these replies are about?"),
      row(
        action("Yes, they are about me", () => this.#refuse(), true),
        action("No, I collect them", () => this.#open([], true)),
      ),
      passage("We cannot check this. People replied because they were told that their supervisor would not open their files."),
    )
  }

  #refuse() {
    const links = this.#tools
      .filter(({ paired }) => paired)
      .map(({ id, title }) => make("li", {}, make("a", { href: `../${id}/` }, title)))
    this.#show(
      "Please ask a colleague to collect",
      true,
      passage("People can write freely only if you do not open their files. Ask a practice educator, a peer or an administrator."),
      passage("You will see the report that they make. Until then you can check your own practice with the same statements:"),
      make("ul", {}, ...links),
      row(action("Back", () => this.#ask(true), true)),
    )
  }

  /** @param {Node[]} told about what was opened last @param {boolean} focus */
  #open(told, focus) {
    const count = newest(this.#files).length
    const least = input("number")
    Object.assign(least, { min: String(LEAST), max: "99", value: String(this.#least) })
    least.onchange = () => {
      this.#least = Math.max(LEAST, Math.ceil(Number(least.value)) || LEAST)
      least.value = String(this.#least)
    }
    this.#show(
      "Open the replies",
      focus,
      passage(
        count ? `${many(count, "reply is", "replies are")} open.` : "No reply is open yet.",
        ` A report needs at least ${this.#least}.`,
      ),
      ...told,
      fileField("Open the files that people gave you", "ff-replies", (files) => this.#add(files)),
      field("Hide what fewer people than this have said", least, "ff-least"),
      fileField("If there was an earlier report of this team, open its file too", "ff-earlier", (files) => this.#addEarlier(files)),
      row(
        action("Make the report", () => this.#make()),
        action("Close all files", () => this.#forget(), true),
      ),
    )
  }

  /** @param {File[]} files */
  async #add(files) {
    const read = await readEach(files, this.#tools)
    const before = newest(this.#files).length
    const refused = read.flatMap((one) => this.#refused(one))
    const twice = read.length - refused.length - (newest(this.#files).length - before)
    const again = `${many(twice, "file was", "files were")} a second copy of a reply. Each person counts once, by the newest copy.`
    const not = `${many(refused.length, "file was", "files were")} not opened:`
    this.#open([...(twice > 0 ? [passage(again)] : []), ...(refused.length ? [passage(not), refusals(refused)] : [])], true)
  }

  /** Takes a file, or says why not. @param {import("./open-files.js").Opened} opened @returns {import("./open-files.js").Refused[]} */
  #refused({ name, read }) {
    const reason = read.ok ? this.#whyNot(read.tool, read.file) : read.reason
    if (read.ok && !reason) this.#take(read.tool, read.file)
    return reason ? [{ name, reason }] : []
  }

  /** @param {Tool} tool @param {Feedback} file */
  #take(tool, file) {
    this.#tool = tool
    this.#files.push(file)
  }

  /** @param {Tool} tool @param {Feedback} file */
  #whyNot(tool, { role, purpose }) {
    if (this.#tool && tool !== this.#tool)
      return `It is from another form, “${tool.title}”. This report is about “${this.#tool.title}”.`
    if (role !== "supervisee") return "It is a supervisor's self-check, not a reply."
    if (purpose !== "pooled")
      return "It was not made for a pooled report. The person may not want it pooled: ask them for a file that is."
    return ""
  }

  /** @param {File[]} files */
  async #addEarlier(files) {
    const tool = this.#tool
    if (!tool) return this.#open([passage("Open the replies first, then the earlier report.")], true)
    const results = await Promise.all(
      files.map(async (file) => ({ name: file.name, ...readReport(await textOf(file, MOST_REPORT_BYTES), tool) })),
    )
    const refused = results.flatMap((result) => (result.ok ? [] : [{ name: result.name, reason: result.reason }]))
    for (const result of results) if (result.ok) this.#earlier.push({ copies: result.copies, report: result.report })
    const taken = results.length - refused.length
    this.#open(
      [
        ...(taken ? [passage(`${many(taken, "earlier report is", "earlier reports are")} open.`)] : []),
        ...(refused.length ? [refusals(refused)] : []),
      ],
      true,
    )
  }

  #make() {
    const tool = this.#tool
    const files = newest(this.#files)
    const report = tool && pooled(tool, files, this.#least)
    if (!tool || !report)
      return this.#open(
        [make("p", { className: "ff-note" }, `There is no report yet: fewer than ${this.#least} people have replied.`)],
        true,
      )
    const copies = files.map(({ copy }) => copy)
    if (this.#tellsApart(report, copies)) return this.#warn(() => this.#view(tool, files, report, true))
    this.#view(tool, files, report, false)
  }

  /** @param {Report} report @param {string[]} copies */
  #tellsApart(report, copies) {
    const shared = this.#earlier.filter(({ copies: others }) => others.some((copy) => copies.includes(copy)))
    return (
      tellsApart(
        copies,
        this.#earlier.map(({ copies: others }) => others),
      ) || shared.some(({ copies: others, report: then }) => others.join() !== copies.join() && linesTellApart(report, then))
    )
  }

  /** @param {() => void} anyway */
  #warn(anyway) {
    this.#show(
      "Comparing these two reports could reveal one person",
      true,
      make(
        "p",
        { className: "ff-trouble" },
        "This group and an earlier one differ by fewer than five replies. Whoever has both reports could find out what those few people said.",
      ),
      passage(
        "Wait until at least five more people have replied. Or use this report in place of the earlier one, and destroy all copies of that.",
      ),
      row(
        action("Go back", () => this.#open([], true)),
        action("The earlier report is destroyed: show this one", anyway, true),
      ),
    )
  }

  /** @param {Tool} tool @param {Feedback[]} files @param {Report} report @param {boolean} warned */
  #view(tool, files, report, warned) {
    const copies = files.map(({ copy }) => copy)
    if (!this.#earlier.some(({ copies: others }) => others.join() === copies.join())) this.#earlier.push({ copies, report })
    const view = reportView(this, tool, report, copies, warned)
    const comments = commentsPart(tool, files, (said) => view.say(said))
    this.#show(
      "The report",
      true,
      ...view.parts,
      ...comments,
      row(
        action("Back to the files", () => this.#open([], true), true),
        action("Close all files", () => this.#forget(), true),
      ),
    )
  }
}

customElements.define("pooled-report", PooledReport)
