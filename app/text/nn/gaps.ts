export const gaps = {};
