/**
 * Filters of a list: modules by level and route, misconceptions by module. Without this script the whole list is there and the filters
 * are hidden. What is chosen stands in the address after '#', so a trainer can link a filtered list.
 */

/** @param {HTMLElement} whole */
function start(whole) {
  const form = /** @type {HTMLFormElement} */ (whole.querySelector("form"))
  form.hidden = false
  choose(form, new URLSearchParams(location.hash.slice(1)))
  const apply = () => show(whole, new FormData(form))
  form.addEventListener("change", () => {
    apply()
    history.replaceState(null, "", `${location.pathname}${fragment(new FormData(form))}`)
  })
  apply()
}

/** @param {HTMLFormElement} form @param {URLSearchParams} wanted */
function choose(form, wanted) {
  for (const input of form.querySelectorAll("input")) if (wanted.get(input.name) === input.value) input.checked = true
}

/** An entry names in `data-<filter>` all the values that it answers to. @param {HTMLElement} whole @param {FormData} chosen */
function show(whole, chosen) {
  const entries = [.../** @type {NodeListOf<HTMLElement>} */ (whole.querySelectorAll("[data-entry]"))]
  for (const entry of entries) {
    entry.hidden = [...chosen].some(([name, value]) => value && !entry.dataset[name]?.split(" ").includes(String(value)))
  }
  const shown = entries.filter((entry) => !entry.hidden).length
  const count = /** @type {HTMLElement} */ (whole.querySelector("[data-count]"))
  count.hidden = false
  count.textContent = shown ? `${shown} of ${entries.length} shown.` : "Nothing fits all choices. Widen one of them."
}

/** @param {FormData} chosen */
function fragment(chosen) {
  const set = [...chosen].filter(([, value]) => value).map(([name, value]) => [name, String(value)])
  return set.length ? `#${new URLSearchParams(set)}` : ""
}

for (const whole of document.querySelectorAll(".filtered")) start(/** @type {HTMLElement} */ (whole))
