/**
 * The reading settings. They show at once, last as long as the tab, and stay on the device only if that is ticked.
 * settings-early.js applies them on every page.
 *
 * @typedef {{ name: keyof ReadingSettings, title: string, options: { [value: string]: string }, hint?: string }} Choice
 */
import { actions, button, dialog, quietButton } from "./dialog.js"
import { make } from "./make.js"

/** The usual of each is the empty value, and comes first. @type {Choice[]} */
const CHOICES = [
  {
    name: "size",
    title: "Text size",
    options: { "": "Usual", 125: "125%", 150: "150%", 175: "175%", 200: "200%" },
  },
  { name: "spacing", title: "Spacing", options: { "": "Usual", wide: "Wide" } },
  {
    name: "tint",
    title: "Page colour",
    options: { "": "Usual", cream: "Cream", blue: "Pale blue" },
    hint: "For a dark page, use the moon or sun button at the top. Cream and blue then wait.",
  },
  {
    name: "font",
    title: "Letters",
    options: { "": "Plain", serif: "Book style, with serifs", easy: "Made for easier reading" },
    hint:
      "Made for easier reading: we use such a font if this device has one, else Comic Sans or Verdana. " +
      "Studies do not show that these fonts help everyone. Keep it if it helps you.",
  },
]

const { name, paletteKey, read, apply } = window.alongsideSettings

export async function show() {
  const settings = read()
  const remember = input({ type: "checkbox", checked: isRemembered() })
  const form = make("form", { autocomplete: "off" }, ...CHOICES.map((choice) => group(choice, settings[choice.name])))
  form.append(
    labelled(remember, "Remember on this device"),
    hint("Tick this only if the device is your own. If not, your settings go when you close this tab."),
  )
  form.onchange = () => save(chosen(form), remember.checked)
  const box = await dialog(
    "Reading settings",
    form,
    actions(
      button("Done", () => box.close()),
      quietButton("Reset", () => reset(form)),
    ),
  )
}

/** @param {Choice} choice @param {string} [now] */
function group(choice, now = "") {
  const values = Object.keys(choice.options).sort((one, other) => +Boolean(one) - +Boolean(other))
  const radios = values.map((value) => radio(choice, value, value === now))
  const box = make("fieldset", {}, make("legend", {}, choice.title), ...radios)
  if (choice.hint) box.append(hint(choice.hint))
  return box
}

/** @param {Choice} choice @param {string} value @param {boolean} checked */
const radio = ({ name, options }, value, checked) => labelled(input({ type: "radio", name, value, checked }), `${options[value]}`)

/** @param {{ type: string, checked: boolean, name?: string, value?: string }} properties @returns {HTMLInputElement} */
const input = (properties) => Object.assign(document.createElement("input"), properties)

/** @param {HTMLInputElement} input @param {string} words */
const labelled = (input, words) => make("label", {}, input, ` ${words}`)

/** @param {string} words */
const hint = (words) => make("p", { className: "panel-hint" }, words)

/** What differs from the usual. @param {HTMLFormElement} form @returns {ReadingSettings} */
const chosen = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value))

/** @param {HTMLFormElement} form */
function reset(form) {
  for (const input of form.querySelectorAll("input")) input.checked = input.type === "radio" && !input.value
  save({}, false)
}

/** @param {ReadingSettings} settings @param {boolean} remember */
function save(settings, remember) {
  apply(settings)
  try {
    const palette = sessionStorage.getItem(paletteKey) ?? localStorage.getItem(paletteKey)
    put(name, remember || Object.keys(settings).length ? JSON.stringify(settings) : null, remember)
    put(paletteKey, palette, remember)
  } catch {
    // No room or not allowed: the settings hold for this page.
  }
  document.dispatchEvent(new Event("alongside:stored"))
}

/** In one of the two storages, never in both. @param {string} key @param {string | null} text @param {boolean} onDevice */
function put(key, text, onDevice) {
  const [here, there] = onDevice ? [localStorage, sessionStorage] : [sessionStorage, localStorage]
  there.removeItem(key)
  if (text === null) here.removeItem(key)
  else here.setItem(key, text)
}

function isRemembered() {
  try {
    return localStorage.getItem(name) !== null
  } catch {
    return false
  }
}
