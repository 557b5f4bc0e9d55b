/** Puts parts of our other pages into this one, with the scripts and styles of what stands in them. */

/** Puts parts of another page into this one, once what they need is here. @param {Element} place @param {Element[]} parts */
export async function putInto(place, parts) {
  const items = parts.flatMap((part) => [part, ...part.querySelectorAll("*")]).filter((part) => part.localName === "quiz-item")
  const rooms = new Set(items.map((item) => item.getAttribute("data-room")).filter((room) => /^[a-z-]+$/.test(room ?? "")))
  const sheets = [...rooms].map((room) => style(`../../questions/${room}/style.css`))
  await Promise.all([...sheets, import("../quiz-item.js"), import("../quiz-set.js")])
  place.append(...parts.map((part) => document.importNode(part, true)))
}

/** A sheet that does not come leaves the words readable. @param {string} path @returns {Promise<void>} */
function style(path) {
  const { href } = new URL(path, import.meta.url)
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve()
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href })
  document.head.append(link)
  return new Promise((done) => {
    link.onload = link.onerror = () => done()
  })
}
