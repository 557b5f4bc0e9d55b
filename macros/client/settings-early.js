/*
 * Before the first paint: the reader's own reading settings, and Material kept from two habits.
 * A classic script in the head, because a module would run after the page has been seen.
 */
;(() => {
  const root = new URL("../../../", /** @type {HTMLScriptElement} */ (document.currentScript).src)
  const name = `alongside:${root.protocol === "file:" ? "file" : root.pathname}:settings`
  const paletteKey = `${root.pathname}.__palette`

  /** For this tab, or for this device if that was asked for. Storage may be blocked, and what is in it may be anything. */
  const stored = (/** @type {string} */ key) => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? "null")
    } catch {
      return null
    }
  }

  const read = () => /** @type {ReadingSettings} */ (stored(name) ?? {})

  const apply = (/** @type {ReadingSettings} */ settings) => {
    const { dataset } = document.documentElement
    for (const key of /** @type {const} */ (["size", "spacing", "tint", "font"])) {
      if (settings[key]) dataset[key] = settings[key]
      else delete dataset[key]
    }
  }

  window.alongsideSettings = { name, paletteKey, read, apply }
  apply(read())

  // Material writes its palette into localStorage on every page load. Ours is a choice, and lives where the settings live.
  let chosen = false
  const heed = (/** @type {Event} */ { target }) => {
    chosen ||= target instanceof HTMLInputElement && target.name === "__palette"
  }
  addEventListener("change", heed, true)
  window.__md_get = () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches
    return stored(paletteKey) ?? { index: +dark, color: { scheme: dark ? "slate" : "default" } }
  }
  window.__md_set = (_, palette) => {
    if (!chosen) return
    try {
      const home = localStorage.getItem(name) ? localStorage : sessionStorage
      home.setItem(paletteKey, JSON.stringify(palette))
    } catch {
      // No room or not allowed: the choice holds for this page.
    }
  }

  // Its one-letter shortcuts cannot be turned off (WCAG 2.1.4).
  addEventListener("keydown", (event) => "p,n.fs/".includes(event.key) && event.stopImmediatePropagation(), true)
})()
