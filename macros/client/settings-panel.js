/*
 * The reading settings. They show at once, last as long as the tab, and stay on the device only if that is ticked.
 * settings-early.js applies them on every page.
 */
import { button, dialog, make } from "./dialog.js"

const CHOICES = [
  {
    name: "size",
    title: "Text size",
    options: [
      ["", "Usual"],
      ["125", "125%"],
      ["150", "150%"],
      ["175", "175%"],
      ["200", "200%"],
    ],
  },
  {
    name: "spacing",
    title: "Spacing",
    options: [
      ["", "Usual"],
      ["wide", "Wide"],
    ],
  },
  {
    name: "tint",
    title: "Page colour",
    options: [
      ["", "Usual"],
      ["cream", "Cream"],
      ["blue", "Pale blue"],
    ],
    hint: "For a dark page, use the moon or sun button at the top. Cream and blue then wait.",
  },
  {
    name: "font",
    title: "Letters",
    options: [
      ["", "Plain"],
      ["serif", "Book style, with serifs"],
      ["easy", "Made for easier reading"],
    ],
    hint:
      "Made for easier reading: we use such a font if this device has one, else Comic Sans or Verdana. " +
      "Studies do not show that these fonts help everyone. Keep it if it helps you.",
  },
]

const { name, paletteKey, read, apply } = window.alongsideSettings

export async function show() {
  const remember = make("input", { type: "checkbox", checked: isRemembered() })
  const form = make("form", { autocomplete: "off" }, ...CHOICES.map((choice) => group(choice, read())))
  form.append(
    make("label", { className: "panel-remember" }, remember, " Remember on this device"),
    make(
      "p",
      { className: "panel-hint" },
      "Tick this only if the device is your own. If not, your settings go when you close this tab.",
    ),
  )
  form.onchange = () => save(chosen(form), remember.checked)
  const box = await dialog(
    "Reading settings",
    form,
    make(
      "p",
      { className: "panel-actions" },
      button("Done", () => box.close()),
      button("Reset", () => reset(form), true),
    ),
  )
}

function group({ name, title, options, hint }, settings) {
  const radios = options.map(([value, words]) =>
    make("label", {}, make("input", { type: "radio", name, value, checked: (settings[name] ?? "") === value }), ` ${words}`),
  )
  return make("fieldset", {}, make("legend", {}, title), ...radios, ...(hint ? [make("p", { className: "panel-hint" }, hint)] : []))
}

/** What differs from the usual. */
const chosen = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value))

function reset(form) {
  form.reset()
  for (const input of form.elements) input.checked = input.type === "radio" && !input.value
  save({}, false)
}

function save(settings, remember) {
  apply(settings)
  try {
    place(name, remember || Object.keys(settings).length ? JSON.stringify(settings) : null, remember)
    place(paletteKey, sessionStorage.getItem(paletteKey) ?? localStorage.getItem(paletteKey), remember)
  } catch {
    // No room or not allowed: the settings hold for this page.
  }
  document.dispatchEvent(new Event("alongside:stored"))
}

/** In one of the two storages, never in both. */
function place(key, text, onDevice) {
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
