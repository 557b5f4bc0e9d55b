/**
 * Share results with a trainer: one button here; the rest is loaded when somebody presses it.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./learning-summary.js").ModuleLine} ModuleLine
 */
import { action, actions, passage, showIn } from "./learning-parts.js"

/** @param {HTMLElement} part @param {Store} store @param {Promise<ModuleLine[] | undefined>} modules */
export function sharePart(part, store, modules) {
  part.id = "share-results"
  const begin = action("Choose what to share", async () => (await import("./share/share-results.js")).begin(part, store, modules))
  showIn(
    part,
    passage("A trainer may ask how you are getting on. You choose what goes into a file, and you see all of it first."),
    passage("Nothing is sent. What you wrote in your own words is never in it."),
    actions(begin),
  )
}
