/** What the site says of its modules, and what a pathway's codes stand for today. */
import { root } from "../store.js"

/**
 * @typedef {import("../learning-summary.js").ModuleLine & { code: string, minutes: number, level: string }} Module
 * @typedef {{ code: string, title: string }} Planned
 * @typedef {{ [code: string]: { title: string, module?: string } }} Moved  codes that are no module's any more
 * @typedef {{ modules: Module[], planned: Planned[], moved: Moved }} Index
 */

/** @returns {Promise<Index>} */
export const fetchIndex = () => fetch(new URL("items/index.json", root)).then((answered) => answered.json())

/**
 * The modules of a pathway, each once, and a sentence for each code that cannot be shown. Pure.
 *
 * @param {string[]} codes
 * @param {Index} index
 * @returns {{ modules: Module[], skipped: string[] }}
 */
export function resolved(codes, { modules, planned, moved }) {
  const found = codes.map((code) => {
    const old = Object.hasOwn(moved, code) ? moved[code] : undefined
    const module = modules.find((module) => module.code === code || (old?.module && module.id === old.module))
    return { code, old, module, plan: planned.find((plan) => plan.code === code) }
  })
  return {
    modules: [...new Set(found.flatMap(({ module }) => (module ? [module] : [])))],
    skipped: found.filter(({ module }) => !module).map(({ code, old, plan }) => why(code, old, plan)),
  }
}

/** @param {string} code @param {{ title: string } | undefined} old @param {Planned | undefined} plan */
function why(code, old, plan) {
  if (old) return `“${old.title}” (${code}) has been taken out of the site.`
  if (plan) return `“${plan.title}” (${code}) is planned and not ready yet.`
  return `“${code}” is not found in this version of the site.`
}
