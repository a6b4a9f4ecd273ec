/** The last day on which a challenge takes proposals, as a moment of that day: the closing time is the midnight after it. */
export const lastDay = (closesAt: Date): Date => new Date(closesAt.getTime() - 1000);
