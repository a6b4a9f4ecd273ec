/** The most questions a round asks. */
export const mostQuestions = 20;

/** The name of the field in which a question is answered, by its place from 0. */
export const answerField = (index: number): string => `answer${index}`;
