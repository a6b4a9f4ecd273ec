import { nnOffice } from "./nn-office";
import { nnPlan } from "./nn-plan";
import type { Words } from "./words";

export const nn: Words = { ...nnPlan, ...nnOffice };
