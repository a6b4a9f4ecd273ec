import { nbOffice } from "./nb-office";
import { nbPlan } from "./nb-plan";

export const nb = { ...nbPlan, ...nbOffice };
