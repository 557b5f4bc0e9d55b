/** `<offline-choice>`: the whole site on this device, if a person asks for it. Nothing is registered or kept before that. */
import { action, actions, focusOn, passage, section, showIn } from "../learning-parts.js"
import { make } from "../make.js"
import { open, root } from "../store.js"
import { fetchInto, size, tellOthers } from "./fetching.js"
import { here, missing, note, noted, possible, published, remove } from "./keeping.js"

/** @typedef {import("./worker.js").Listing} Listing */

const FROM_DISK = "You opened this site from your disk. It works without a connection as it is."
const IMPOSSIBLE =
  "This browser cannot keep the site here. A private window, or an address that does not begin with https, can be the reason. You can still print any page."
const NOT_OFFERED = "This copy of the site cannot be kept for use without a connection."
const UNREACHED = "We cannot reach the site just now. Come back here when you have a connection."
const HINT = "Do this only on a device that is your own. Finish and clear removes it."

class OfflineChoice extends HTMLElement {
  #part = section("Use this site without a connection")
  #drawn = Promise.resolve()

  async connectedCallback() {
    this.replaceChildren(this.#part)
    const store = await open()
    store.addEventListener("change", (event) => {
      // Its row in the list of what is stored may have been removed, or everything cleared, in this tab or in another.
      if (event instanceof CustomEvent && ["clear", "write"].includes(event.detail.what) && !this.#busy) this.#draw()
    })
    await this.#draw()
    if (noted()?.fresh) this.#welcome()
  }

  get #busy() {
    return Boolean(this.querySelector("progress"))
  }

  /** @param {string} [trouble] */
  #draw(trouble) {
    this.#drawn = this.#drawn.then(async () => showIn(this.#part, ...(trouble ? [notice(trouble)] : []), ...(await this.#state())))
    return this.#drawn
  }

  /** The page was opened anew with what was fetched: here is where the person was. */
  #welcome() {
    note({ fresh: false })
    focusOn(this.#part)
    this.#part.scrollIntoView()
  }

  async #state() {
    if (root.protocol === "file:") return [passage(FROM_DISK)]
    if (!possible()) return [passage(IMPOSSIBLE)]
    const { current, half } = await here()
    const newest = await published()
    if (current) return this.#kept(current, newest)
    if (!newest) return [passage(navigator.onLine ? NOT_OFFERED : UNREACHED)]
    return half ? this.#goOn(newest) : this.#offer(newest)
  }

  /** @param {Listing} newest */
  #offer(newest) {
    return [
      passage(
        "You can keep the whole site on this device. Every page, question and form then works without a connection, and so does the search.",
      ),
      passage(`It takes about ${size(newest.bytes)}. If you pay for data, wait for Wi-Fi.`),
      actions(this.#fetching("Make available offline", newest)),
      make("p", { className: "learning-hint" }, HINT),
    ]
  }

  /** @param {Listing} newest */
  #goOn(newest) {
    return [
      passage("Only a part of the site is on this device, so nothing of it is used yet."),
      actions(this.#fetching("Go on fetching", newest), this.#removing()),
    ]
  }

  /** @param {Listing} current @param {Listing | undefined} newest */
  async #kept(current, newest) {
    const words = `The whole site is on this device and works without a connection. It takes about ${size(current.bytes)}.`
    if (!newest || newest.version === current.version)
      return [passage(words, newest ? " It is the newest version." : ""), actions(this.#removing())]
    return [
      passage(words),
      passage(
        `A newer version of this site is ready. About ${size(await missing(newest))} of it is new. Until all of it is here you keep the one you have.`,
      ),
      actions(this.#fetching("Use it now", newest), this.#removing()),
    ]
  }

  /** @param {string} words @param {Listing} listing */
  #fetching(words, listing) {
    return action(words, async () => {
      const body = /** @type {HTMLElement} */ (this.#part.querySelector("div"))
      const trouble = await fetchInto(body, listing)
      body.replaceChildren()
      await this.#draw(trouble)
      focusOn(this.#part)
    })
  }

  #removing() {
    return action("Remove it from this device", () => this.#remove(), true)
  }

  async #remove() {
    await remove()
    document.dispatchEvent(new Event("alongside:stored"))
    tellOthers(await open())
    await this.#draw("The site is no longer kept on this device.")
    focusOn(this.#part)
  }
}

/** @param {string} words */
const notice = (words) => make("p", { className: "notice" }, words)

customElements.define("offline-choice", OfflineChoice)
