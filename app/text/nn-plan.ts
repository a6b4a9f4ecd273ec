import { actions } from "./nn/actions";
import { charts } from "./nn/charts";
import { commitments } from "./nn/commitments";
import { common } from "./nn/common";
import { errors } from "./nn/errors";
import { evaluations } from "./nn/evaluations";
import { forms } from "./nn/forms";
import { funding } from "./nn/funding";
import { gaps } from "./nn/gaps";
import { home } from "./nn/home";
import { kpis } from "./nn/kpis";
import { overview } from "./nn/overview";
import { projects } from "./nn/projects";
import { recommendations } from "./nn/recommendations";
import { refusals } from "./nn/refusals";
import { shell } from "./nn/shell";
import { states } from "./nn/states";
import type { PlanWords } from "./words";

export const nnPlan: PlanWords = {
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
