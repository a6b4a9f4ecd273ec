import { actions } from "./en/actions";
import { charts } from "./en/charts";
import { commitments } from "./en/commitments";
import { common } from "./en/common";
import { errors } from "./en/errors";
import { evaluations } from "./en/evaluations";
import { forms } from "./en/forms";
import { funding } from "./en/funding";
import { gaps } from "./en/gaps";
import { home } from "./en/home";
import { kpis } from "./en/kpis";
import { overview } from "./en/overview";
import { projects } from "./en/projects";
import { recommendations } from "./en/recommendations";
import { refusals } from "./en/refusals";
import { shell } from "./en/shell";
import { states } from "./en/states";
import type { PlanWords } from "./words";

export const enPlan: PlanWords = {
  actions,
  charts,
  commitments,
  common,
  errors,
  evaluations,
  forms,
  funding,
  gaps,
  home,
  kpis,
  overview,
  projects,
  recommendations,
  refusals,
  shell,
  states,
};
