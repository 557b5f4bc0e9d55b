/**
 * Which questions a mock assessment asks: so many from each line of its blueprint, in one mixed order. Pure; chance is a seed.
 *
 * @typedef {{ outcome: string, module: string, draw: number, items: string[] }} Line
 * @typedef {{ id: string, module: string, outcome: string }} Drawn
 */
import { arrange } from "./choose.js"
import { order } from "./seed.js"

/** No outcome twice running where that can be avoided. @param {Line[]} lines @param {number} seed @returns {Drawn[]} */
export function drawMock(lines, seed) {
  const drawn = lines.flatMap((line) => {
    const ids = order(`${seed} draw `, line.items).slice(0, line.draw)
    return ids.map((id) => ({ id, module: line.module, outcome: line.outcome }))
  })
  const byId = new Map(drawn.map((one) => [one.id, one]))
  const mixed = order(`${seed} mix `, [...byId.keys()]).flatMap((id) => byId.get(id) ?? [])
  return arrange(/** @type {any[]} */ (mixed), "mixed")
}
