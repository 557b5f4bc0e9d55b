/** A style sheet of ours that the page did not know it would need, once. @param {string} name below the folder of this version */
export function style(name) {
  const { href } = new URL(`../${name}`, import.meta.url)
  if (document.querySelector(`link[href="${href}"]`)) return
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }))
}
