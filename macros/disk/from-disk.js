/**
 * First in each page of the copy that opens from disk. There a browser starts no worker and fetches nothing, and a folder has no page:
 * what would be fetched comes as a script, the search runs in the page, and links name files.
 *
 * @typedef {(event: { data: unknown }) => void} Listener
 * @typedef {(listen: (kind: "message", listener: Listener) => void, post: (data: unknown) => void) => void} Work
 */
;(() => {
  const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  const root = new URL("../../", folder)
  /** @type {Map<string, (content: any) => void>} */
  const waiting = new Map()
  /** @type {Map<string, Promise<any>>} */
  const loading = new Map()

  /** Each script hands over one thing, under its path. @param {string} path */
  const load = (path) => {
    const begun = loading.get(path) ?? begin(path)
    loading.set(path, begun)
    return begun
  }

  /** @param {string} path @returns {Promise<any>} */
  const begin = (path) =>
    new Promise((done, fail) => {
      waiting.set(path, done)
      const script = document.createElement("script")
      script.src = new URL(`${path}.js`, root).href
      script.onerror = () => fail(new TypeError(`${path} is not in this copy`))
      script.onload = () => script.remove()
      document.head.append(script)
    })

  /** From the site's root; nothing for what is elsewhere. @param {URL | string} address */
  const pathOf = (address) => {
    const { href } = new URL(address, document.baseURI)
    return href.startsWith(root.href) ? href.slice(root.href.length).replace(/[?#].*$/, "") : ""
  }

  const handOver = (/** @type {string} */ path, /** @type {any} */ content) => waiting.get(path)?.(content)
  Object.assign(window, { alongsideDisk: { folder, data: handOver, worker: handOver } })

  const served = window.fetch
  window.fetch = async (input, options) => {
    const path = input instanceof Request ? "" : pathOf(input)
    if (!path) return served(input, options)
    const type = path.endsWith(".json") ? "application/json" : "text/html"
    return new Response(await load(path), { headers: { "content-type": type } })
  }

  class InPage extends EventTarget {
    /** @type {((event: { data: unknown }) => void)[]} */
    #listeners = []
    #begun

    /** @param {URL | string} address */
    constructor(address) {
      super()
      const post = (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data }))
      this.#begun = load(pathOf(address)).then((/** @type {Work} */ work) =>
        work((_, listener) => this.#listeners.push(listener), post),
      )
    }

    /** @param {unknown} data */
    async postMessage(data) {
      await this.#begun
      for (const listener of this.#listeners) listener({ data })
    }

    terminate() {
      this.#listeners = []
    }
  }
  Object.assign(window, { Worker: InPage })

  /** The file of a folder's page; nothing for any other address. @param {string} href */
  const fileOf = (href) => {
    if (!href.startsWith(root.href)) return ""
    const address = new URL(href)
    if (!address.pathname.endsWith("/")) return ""
    address.pathname += "index.html"
    return address.href
  }

  /** A link to a folder becomes one to its page, whatever made it. @param {HTMLAnchorElement} link */
  const mend = (link) => {
    const file = fileOf(link.href)
    if (file) link.href = file
  }

  const mendWithin = (/** @type {Node} */ node) => {
    if (node instanceof HTMLAnchorElement) mend(node)
    if (node instanceof Element) node.querySelectorAll("a").forEach(mend)
  }

  new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) type === "attributes" ? mendWithin(target) : addedNodes.forEach(mendWithin)
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["href"] })

  /** A script may go to a folder without a link; where a browser tells of it first, that leads to its page too. */
  const { navigation } = /** @type {any} */ (window)
  navigation?.addEventListener("navigate", (/** @type {any} */ event) => {
    const file = fileOf(event.destination.url)
    if (!file || !event.cancelable) return
    event.preventDefault()
    location.assign(file)
  })
})()
