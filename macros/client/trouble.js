/*
 * What to tell a learner whose browser would not remember, full or blocked: the sentence, and a file to save before they leave.
 * Loaded only then.
 */
import { say } from "./item-parts.js"
import { make } from "./make.js"
import { asText, download, fileName } from "./progress-file.js"

/** @typedef {import("./store.js").Store} Store */

/** Says it in one place, once for each sentence; nothing is covered and no focus is moved. @param {Store} store */
export function tell(store) {
  document.querySelector(".memory-trouble")?.remove()
  if (!store.trouble) return
  const save = make("button", { type: "button", className: "button button--quiet" }, "Save a file")
  const close = make("button", { type: "button", className: "button button--quiet" }, "Close this note")
  const words = make("p", {}, store.trouble)
  const note = make(
    "div",
    { className: "notice memory-trouble" },
    words,
    make("p", { className: "item-actions" }, save, " ", close),
  )
  save.onclick = async () => {
    const name = fileName(new Date())
    download(asText(await store.exportFile()), name)
    words.textContent = `Look in your downloads for ${name}. On the My learning page you can copy its text instead, and open it again.`
    say(words.textContent)
  }
  close.onclick = () => {
    note.remove()
    const heading = document.querySelector("h1")
    if (heading) heading.tabIndex = -1
    heading?.focus({ preventScroll: true })
  }
  document.querySelector("article")?.append(note)
  say(store.trouble)
}
