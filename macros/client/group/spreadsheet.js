/**
 * The same as on the page, as rows for a spreadsheet. Pure.
 *
 * @typedef {import("./analysis.js").Part} Part
 * @typedef {import("./analysis.js").Module} Module
 * @typedef {import("./read-results.js").Results} Results
 */

/** @param {{ name: string, results: Results }[]} people @param {Module[]} modules */
export function peopleRows(people, modules) {
  const head = modules.flatMap(({ title }) => [`${title}: tried`, `${title}: questions`, `${title}: from`, `${title}: to`])
  const rows = people.map(({ name, results }) => [
    name,
    ...modules.flatMap(({ id }) => {
      const done = results.modules.find(({ module }) => module === id)
      return done ? [String(done.tried), String(done.total), done.from, done.to] : ["", "", "", ""]
    }),
  ])
  return [["Person", ...head], ...rows]
}

const HEAD = `Module,Question,People,Right first time,Facility,Likely from,Likely to,Discrimination,Best less weakest 27 in 100,Said how sure,Sure and not right`

/** @param {Part[]} parts @param {Map<string, string>} stems */
export function questionRows(parts, stems) {
  const rows = parts.flatMap(({ module, lines }) =>
    lines.map((line) => {
      const shown = line.evidence !== "nothing"
      const { facility, interval, discrimination, difference, sure } = line
      return [
        module.title,
        stems.get(line.item.id) ?? line.item.id,
        shown ? String(line.count) : "fewer than 5",
        shown ? String(line.right) : "",
        ...[facility, interval?.[0], interval?.[1], discrimination, difference].map(decimal),
        sure ? String(sure.asked) : "",
        sure ? String(sure.wrong) : "",
      ]
    }),
  )
  return [HEAD.split(","), ...rows]
}

/** @param {number | undefined} value */
const decimal = (value) => (value === undefined ? "" : value.toFixed(3))
