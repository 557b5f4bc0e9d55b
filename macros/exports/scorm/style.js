/** The package's one style sheet holds every style already. @param {string} _name */
export function style(_name) {}
