/*
 * On every page of a module or a set, so as little as can be: follows an address to its place, and lists addresses to copy.
 */
const list = document.querySelector(".copy-links")
list?.addEventListener("toggle", () => import("./copy-links.js").then(({ fill }) => fill(list)), { once: true })

const follow = () => location.hash && import("./follow-link.js").then(({ follow }) => follow())
addEventListener("hashchange", follow)
// Until the page has loaded the browser itself follows the link, and takes the focus away.
if (document.readyState === "complete") follow()
else addEventListener("load", follow)
