/**
 * Pictures of counts, drawn as SVG. A table with the same numbers always stands beside them; colour is never alone, as each part
 * has its own pattern of strokes and its number.
 */

const SVG = "http://www.w3.org/2000/svg"

/** @typedef {{ title: string, counts: number[] }} Row */

/** @param {Row[]} rows @param {string[]} labels of the scale @param {string} summary */
export function stackedBars(rows, labels, summary) {
  const drawn = rows.map(({ title, counts }) => ({ counts, lines: wrapped(title) }))
  const height = (/** @type {{ lines: string[] }} */ { lines }) => lines.length * LINE + 32
  const chart = svg(
    400,
    drawn.reduce((sum, row) => sum + height(row), 0),
    summary,
    "ff-bars",
  )
  let top = 0
  for (const row of drawn) {
    row.lines.forEach((words, index) => {
      chart.append(text(words, 0, top + index * LINE + 14))
    })
    chart.append(...segments(row.counts, top + row.lines.length * LINE + 4))
    top += height(row)
  }
  return figure(chart, legend(labels))
}

const LINE = 17

/** SVG does not break lines. @param {string} words @returns {string[]} */
function wrapped(words) {
  const lines = [""]
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (longer.length > 46) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

/** @param {number[]} counts @param {number} top */
function segments(counts, top) {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1
  let left = 0
  return counts.flatMap((count, step) => {
    if (!count) return []
    const width = (count / total) * 400
    const part = element("rect", { x: left, y: top, width, height: 20, class: `ff-step-${shade(step, counts.length)}` })
    const number = text(String(count), left + width / 2, top + 15)
    number.setAttribute("class", `ff-on-${shade(step, counts.length)}`)
    number.setAttribute("text-anchor", "middle")
    left += width
    return [part, number]
  })
}

/** Five shades serve every scale; the ends are always the ends. @param {number} step @param {number} length */
const shade = (step, length) => Math.round((step / Math.max(1, length - 1)) * 4)

/** A profile: on each axis how many of a domain's responses are in the better half. Unfilled, as an area would exaggerate. @param {{ title: string, part: number }[]} axes @param {string} summary */
export function radar(axes, summary) {
  const chart = svg(480, 330, summary, "ff-radar")
  const centre = { x: 240, y: 165 }
  const at = (/** @type {number} */ index, /** @type {number} */ size) => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2
    return { x: centre.x + Math.cos(angle) * size, y: centre.y + Math.sin(angle) * size }
  }
  for (const [ring, label] of /** @type {[number, string][]} */ ([
    [0.25, "¼"],
    [0.5, "½"],
    [0.75, "¾"],
    [1, "all"],
  ])) {
    chart.append(element("polygon", { points: points(axes.map((_, index) => at(index, ring * 110))), class: "ff-ring" }))
    chart.append(text(label, centre.x + 3, centre.y - ring * 110 - 2))
  }
  axes.forEach(({ title }, index) => {
    const end = at(index, 110)
    const label = at(index, 128)
    chart.append(element("line", { x1: centre.x, y1: centre.y, x2: end.x, y2: end.y, class: "ff-ring" }))
    const words = text(title, label.x, label.y + 5)
    words.setAttribute("text-anchor", Math.abs(label.x - centre.x) < 5 ? "middle" : label.x > centre.x ? "start" : "end")
    chart.append(words)
  })
  const shape = axes.map(({ part }, index) => at(index, part * 110))
  chart.append(element("polygon", { points: points(shape), class: "ff-profile" }))
  for (const { x, y } of shape) chart.append(element("circle", { cx: x, cy: y, r: 4, class: "ff-dot" }))
  return figure(chart)
}

/** @param {{ x: number, y: number }[]} corners */
const points = (corners) => corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")

/** @param {number} width @param {number} height @param {string} summary @param {string} name */
function svg(width, height, summary, name) {
  return element("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": summary, class: `ff-chart ${name}` })
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function element(name, attributes) {
  const made = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value))
  return made
}

/** @param {string} words @param {number} x @param {number} y */
function text(words, x, y) {
  const made = element("text", { x, y })
  made.textContent = words
  return made
}

/** @param {string[]} labels */
function legend(labels) {
  const list = document.createElement("ul")
  list.className = "ff-legend"
  list.setAttribute("aria-hidden", "true")
  labels.forEach((label, step) => {
    const entry = document.createElement("li")
    const sign = element("svg", { viewBox: "0 0 20 20", class: "ff-sign" })
    sign.append(element("rect", { width: 20, height: 20, class: `ff-step-${shade(step, labels.length)}` }))
    entry.append(sign, ` ${label}`)
    list.append(entry)
  })
  return list
}

/** @param {...Element} parts */
function figure(...parts) {
  const made = document.createElement("figure")
  made.className = "ff-figure"
  made.append(...parts)
  return made
}
