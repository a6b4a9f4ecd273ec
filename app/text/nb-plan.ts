import { actions } from "./nb/actions";
import { charts } from "./nb/charts";
import { commitments } from "./nb/commitments";
import { common } from "./nb/common";
import { errors } from "./nb/errors";
import { evaluations } from "./nb/evaluations";
import { forms } from "./nb/forms";
import { funding } from "./nb/funding";
import { gaps } from "./nb/gaps";
import { home } from "./nb/home";
import { kpis } from "./nb/kpis";
import { overview } from "./nb/overview";
import { projects } from "./nb/projects";
import { recommendations } from "./nb/recommendations";
import { refusals } from "./nb/refusals";
import { shell } from "./nb/shell";
import { states } from "./nb/states";

export const nbPlan = {
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
