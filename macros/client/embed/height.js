/** Tells the page around a frame how high its content is: one number, and nothing else. Nothing is ever listened to. */

/** @param {Element} content */
export function tellHeight(content) {
  if (parent === window) return
  let told = 0
  const tell = () => {
    const alongsideHeight = Math.ceil(content.getBoundingClientRect().bottom + scrollY)
    if (alongsideHeight === told) return
    told = alongsideHeight
    // Who embeds us is not known, and a height tells nobody anything.
    parent.postMessage({ alongsideHeight }, "*")
  }
  new ResizeObserver(tell).observe(content)
}
