/* On every module and tool page, so as little as can be: the rest comes when somebody opens it. */
const part = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.page-useful"))
part?.addEventListener("toggle", () => part.open && import("./page-useful-form.js").then(({ fill }) => fill(part)))
