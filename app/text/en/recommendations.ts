export const recommendations = {};
