/** The longest a support session may last; the database refuses more as well. */
export const mostHours = 8;
