/* On the page of an address that has moved: on to the new one, with the place on the page that the link named. */
const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".moved-page a"))
if (link) location.replace(link.href + (link.hash ? "" : location.hash))
