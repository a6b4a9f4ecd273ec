export const funding = {};
