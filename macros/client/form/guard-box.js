/** The guard at a box: a hint below it while a person writes, told once for each new finding. */
import { say } from "../item-parts.js"
import { make } from "../make.js"
import { inWords, risks } from "./guard.js"

const PAUSE = 700

/** @param {HTMLTextAreaElement | HTMLInputElement} box @param {HTMLElement} [beside] what the hint comes after, where a label holds the box */
export function guard(box, beside = box) {
  const hint = make("p", { className: "ff-guard", id: `${box.id}-guard`, hidden: true })
  beside.after(hint)
  box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} ${hint.id}`.trim())
  let timer = 0
  let told = ""
  const look = () => {
    const words = inWords(risks(box.value))
    hint.textContent = words
    hint.hidden = !words
    if (words && words !== told) say(words)
    told = words
  }
  box.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(look, PAUSE)
  })
  box.addEventListener("change", look)
  if (box.value) look()
}
