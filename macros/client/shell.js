/*
 * On every page, so as little as can be: what it opens is loaded when it is opened.
 */
const root = new URL("../../../", import.meta.url)
const ours = [`alongside:${root.protocol === "file:" ? "file" : root.pathname}:`, `${root.pathname}.__`]
const one = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))
const all = (/** @type {string} */ selector) => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))

offerToFinish()
openOnRequest()
mendSearch()
closeMenusBehindLinks()
sayWhatIsDue()
openAllForPrint()
keepPlace()

/** Whatever a page stores follows something that the reader did, a moment later. */
function offerToFinish() {
  const look = () => {
    showFinish()
    setTimeout(showFinish, 500)
  }
  for (const event of ["alongside:stored", "alongside:cleared", "change", "click"]) document.addEventListener(event, look)
  for (const event of ["storage", "pageshow"]) addEventListener(event, look)
}

function showFinish() {
  for (const button of all(".finish-button")) button.hidden = !anythingStored()
}

function anythingStored() {
  try {
    const keys = [...Object.keys(sessionStorage), ...Object.keys(localStorage)]
    return keys.some((key) => ours.some((start) => key.startsWith(start)))
  } catch {
    // Blocked, so nothing can be there.
    return false
  }
}

function openOnRequest() {
  const opens = {
    ".settings-button": () => import("./settings-panel.js"),
    ".finish-button": () => import("./finish.js"),
  }
  for (const [selector, load] of Object.entries(opens))
    for (const button of all(selector)) button.onclick = async () => (await load()).show()
  for (const button of all(".settings-button")) button.hidden = false
}

/** A real button in place of Material's label. Tab goes through the results and past them; Escape closes. */
function mendSearch() {
  const search = one(".md-search")
  const button = one(".search-button")
  const toggle = /** @type {HTMLInputElement | null} */ (one("#__search"))
  if (!search || !button || !toggle) return
  const close = () => toggle.checked && toggle.click()
  button.onclick = () => {
    toggle.click()
    search.querySelector("input")?.focus()
  }
  toggle.onchange = () => button.setAttribute("aria-expanded", `${toggle.checked}`)
  search.addEventListener("focusout", ({ relatedTarget: to }) => to instanceof Node && !search.contains(to) && close())
  search.addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      // Material would close the search.
      event.stopPropagation()
      for (const link of all(".md-search [tabindex='-1']")) link.tabIndex = 0
    }
    if (event.key !== "Escape") return
    close()
    one(":focus")?.blur()
    button.focus()
  })
}

/** A link to a place on the same page does not close the list that it stood in. */
function closeMenusBehindLinks() {
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("a")) return
    const list = /** @type {HTMLElement | null} */ (target.closest("[popover]"))
    list?.hidePopover?.()
  })
}

/** The reader's own day decides, so that a page says so however long ago it was built. */
function sayWhatIsDue() {
  for (const part of all("[data-review-by]")) {
    const notice = part.matches(".review-due") ? part : /** @type {HTMLElement} */ (part.querySelector(".review-due"))
    notice.hidden = new Date(`${part.dataset.reviewBy}T23:59:59`) > new Date()
  }
}

function openAllForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let closed = []
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details")].filter(({ open }) => !open)
    for (const details of closed) details.open = true
  })
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false
  })
}

function keepPlace() {
  const place = () => import("./place.js")
  const reading = one("[data-module-page]")
  if ((reading || one("[data-carry-on]")) && anythingStored()) place().then(({ offer }) => offer())
  if (reading) addEventListener("scroll", () => place().then(({ follow }) => follow()), { once: true })
}
