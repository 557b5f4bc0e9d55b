/**
 * Filters of the module index: by level and by route. Without this script the whole list is there and the filters are hidden.
 * What is chosen stands in the address after '#', so a trainer can link a filtered list.
 */

/** @param {HTMLElement} index */
function start(index) {
  const form = /** @type {HTMLFormElement} */ (index.querySelector("form"))
  const count = /** @type {HTMLElement} */ (index.querySelector("[data-count]"))
  const entries = [.../** @type {NodeListOf<HTMLElement>} */ (index.querySelectorAll("li[data-level]"))]
  form.hidden = false
  choose(form, new URLSearchParams(location.hash.slice(1)))
  const apply = () => show(entries, count, new FormData(form))
  form.addEventListener("change", () => {
    apply()
    history.replaceState(null, "", `${location.pathname}${fragment(new FormData(form))}`)
  })
  apply()
}

/**
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} wanted
 */
function choose(form, wanted) {
  for (const [name, value] of wanted) {
    const radio = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input"))
    for (const input of radio) if (input.name === name && input.value === value) input.checked = true
  }
}

/**
 * @param {HTMLElement[]} entries
 * @param {HTMLElement} count
 * @param {FormData} chosen
 */
function show(entries, count, chosen) {
  const level = String(chosen.get("level"))
  const route = String(chosen.get("route"))
  for (const entry of entries) {
    const routes = (entry.dataset.routes ?? "").split(" ")
    entry.hidden = Boolean((level && entry.dataset.level !== level) || (route && !routes.includes(route)))
  }
  const shown = entries.filter((entry) => !entry.hidden).length
  count.hidden = false
  count.textContent =
    shown === 0 ? "No module fits both choices. Choose all levels or all modules." : `${shown} of ${entries.length} modules shown.`
}

/** @param {FormData} chosen */
function fragment(chosen) {
  const set = [...chosen].filter(([, value]) => value !== "").map(([name, value]) => [name, String(value)])
  return set.length ? `#${new URLSearchParams(set)}` : ""
}

for (const index of document.querySelectorAll(".module-index")) start(/** @type {HTMLElement} */ (index))
