/**
 * `<practise-page>`: choose a set, work through it, review what is ready. The fragment of the address says which of these is on the screen,
 * so that Back, a reload and a trainer's link all lead where one expects.
 */
import { candidates, fetchModules } from "./bank.js"
import { passage } from "./learning-parts.js"
import { read as readLink } from "./practise-link.js"
import { checked } from "./run.js"
import { open, root } from "./store.js"

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./run.js").Run} Run
 * @typedef {import("./learning-summary.js").ModuleLine} ModuleLine
 * @typedef {"practise" | "review"} Name
 * @typedef {{ host: HTMLElement, store: Store, modules: ModuleLine[], items: Map<string, import("./choose.js").Candidate>,
 *   saved: (name: Name) => Promise<Run | undefined>, begin: (name: Name, run: Run) => Promise<void>, again: () => void }} Desk
 */

/** What is on the screen while a run of this name is. */
const PLACES = /** @type {const} */ ({ "#practising": "practise", "#reviewing": "review" })
const UNLOADED = "The list of questions did not load. Nothing is lost: reload the page to try again."

class PractisePage extends HTMLElement {
  #shown = 0
  #hash = ""

  async connectedCallback() {
    const store = await open()
    const modules = await fetchModules()
    if (!modules) return this.replaceChildren(passage(UNLOADED))
    const items = new Map(candidates(modules).map((item) => [item.id, item]))
    const desk = this.#desk(store, modules, items)
    addEventListener("hashchange", () => this.#asked() === location.hash && this.#route(desk, true))
    document.addEventListener("alongside:cleared", () => this.#leave(desk))
    addEventListener("pageshow", ({ persisted }) => persisted && this.#route(desk, false))
    await this.#route(desk, false)
  }

  /** @param {Store} store @param {ModuleLine[]} modules @param {Desk["items"]} items @returns {Desk} */
  #desk(store, modules, items) {
    /** @type {Desk} */
    const desk = {
      host: this,
      store,
      modules,
      items,
      saved: async (name) => checked(await store.read(`run:${name}`), (item) => items.has(item)),
      begin: async (name, run) => {
        const { keep, fresh } = await import("./practise-run.js")
        await fresh(store, name, run.items)
        await keep(store, name, run)
        this.#go(desk, name === "review" ? "#reviewing" : "#practising")
      },
      again: () => this.#route(desk, true),
    }
    return desk
  }

  /** @param {Desk} desk @param {string} hash */
  #go(desk, hash) {
    if (location.hash === hash) this.#route(desk, true)
    else location.hash = hash
  }

  /** @param {Desk} desk */
  #leave(desk) {
    history.replaceState(null, "", location.pathname)
    this.#route(desk, false)
  }

  /** What the address asks for. A heading of the page, which its contents or the skip link names, asks for nothing new. */
  #asked() {
    if (!document.getElementById(location.hash.slice(1))) this.#hash = location.hash
    return this.#hash
  }

  /** @param {Desk} desk @param {boolean} moved  did the person come here from another screen of this page? */
  async #route(desk, moved) {
    const turn = ++this.#shown
    const parts = await this.#parts(desk)
    if (turn !== this.#shown) return
    this.replaceChildren(...parts)
    if (moved) this.querySelector("h2")?.focus()
  }

  /** @param {Desk} desk @returns {Promise<Node[]>} */
  async #parts(desk) {
    const name = PLACES[/** @type {keyof typeof PLACES} */ (this.#asked())]
    const run = name && (await desk.saved(name))
    if (run) return (await import("./practise-run.js")).runParts(desk, name, run)
    const link = readLink(name ? (name === "review" ? "#review" : "") : this.#asked())
    if (link.review) return (await import("./practise-review.js")).reviewParts(desk)
    return (await import("./practise-setup.js")).setupParts(desk, link)
  }
}

/** Where this page is, for links that are sent. */
export const address = () => new URL("practise/", root).href

customElements.define("practise-page", PractisePage)
