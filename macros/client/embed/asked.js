/**
 * What the address of an embedded page asks for. Pure.
 *
 *   #q=ITEM-ID   one question      #quiz=CODE   the quiz of a module      #set=SET-ID   a set across modules
 *   #m=CODE      a module          #v=1&m=…     a pathway, see pathway/link.js
 *
 * @typedef {{ kind: "item" | "quiz" | "set" | "module" | "pathway" | "nothing", name: string }} Asked
 */

const KINDS = /** @type {const} */ ({ q: "item", quiz: "quiz", set: "set", m: "module" })
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** @param {string} fragment @returns {Asked} */
export function asked(fragment) {
  if (/^#v=/.test(fragment)) return { kind: "pathway", name: "" }
  const [, kind = "", name = ""] = /^#([a-z]+)=([^&]{1,80})$/.exec(fragment) ?? []
  if (!Object.hasOwn(KINDS, kind) || !ID.test(name)) return { kind: "nothing", name: "" }
  return { kind: KINDS[/** @type {keyof typeof KINDS} */ (kind)], name }
}
