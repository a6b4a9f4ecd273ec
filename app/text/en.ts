import { enOffice } from "./en-office";
import { enPlan } from "./en-plan";
import type { Words } from "./words";

export const en: Words = { ...enPlan, ...enOffice };
