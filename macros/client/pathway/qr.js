/** A QR code as a picture, made here. Loaded only where somebody makes one. */
import { correction, generate } from "../../vendor/lean-qr.js"

/** Free space on each side, in squares: scanners look for it. */
const QUIET = 4
const SVG = "http://www.w3.org/2000/svg"
const DOT = 12 // pixels for each square of the PNG

/** @typedef {{ size: number, path: string }} Code  `size` in squares, free space included */

/** @param {string} text @returns {Code} */
export function codeOf(text) {
  const code = generate(text, { minCorrectionLevel: correction.M })
  let path = ""
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  return { size: code.size + 2 * QUIET, path }
}

/** Black on white in every colour scheme: half of all scanners cannot read the reverse. @param {Code} code @param {string} label */
export function svgOf({ size, path }, label) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`)
  svg.setAttribute("role", "img")
  svg.setAttribute("aria-label", label)
  svg.setAttribute("class", "qr-code")
  svg.setAttribute("shape-rendering", "crispEdges")
  svg.append(shape("rect", { width: size, height: size, fill: "#fff" }), shape("path", { d: path, fill: "#000" }))
  return svg
}

/** @param {string} name @param {{ [attribute: string]: string | number }} attributes */
function shape(name, attributes) {
  const element = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  return element
}

/** @param {SVGElement} svg */
export const svgFile = (svg) => new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" })

/** @param {Code} code @returns {Promise<Blob | null>} */
export function pngFile({ size, path }) {
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = size * DOT
  const context = canvas.getContext("2d")
  if (!context) return Promise.resolve(null)
  context.fillStyle = "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(DOT, DOT)
  context.fillStyle = "#000"
  context.fill(new Path2D(path))
  return new Promise((done) => canvas.toBlob(done, "image/png"))
}

/** @param {string} name @param {Blob} file */
export function download(name, file) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
