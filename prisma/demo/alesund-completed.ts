import type { DemoAction } from "./shape";

const sewage = "New sewage treatment plant and pipe renewal";
const meters = "Region-wide smart water meters";
const lowEnergy = "Low-energy standard for municipal buildings";
const bus = "Electric bus pilot";

const done = (
  project: string,
  owner: string,
  title: string,
  starts: number,
  completed: number,
  outcome: string,
): DemoAction => ({
  title,
  project,
  owner,
  state: "completed",
  starts,
  due: completed,
  completed,
  outcome,
});

export const completedActions: DemoAction[] = [
  done(meters, "Marte Aasgård", "Vedta forskrift om vannmålere", -320, -250, "Kommunestyret vedtok forskriften."),
  done(meters, "Ingrid Solvik", "Kartlegge husstander uten vannmåler", -240, -165, "18 400 husstander mangler måler."),
  done(
    sewage,
    "Ingrid Solvik",
    "Forprosjekt for renseanlegget",
    -380,
    -280,
    "Forprosjektet anbefaler ett felles anlegg.",
  ),
  done(sewage, "Ingrid Solvik", "Søke om utslippstillatelse", -260, -180, "Tillatelsen er gitt for 30 år."),
  done(sewage, "Ingrid Solvik", "Måle nattforbruk i åtte soner", -200, -140, "Tre soner har over halvparten av tapet."),
  done(lowEnergy, "Ragnhild Nesje", "Kravspesifikasjon for nybygg", -300, -230, "Kravene gjelder alle nye bygg."),
  done(lowEnergy, "Ragnhild Nesje", "Bytte til LED i ti idrettshaller", -220, -120, "Strømbruken til lys er halvert."),
  done(
    "Energy-saving programmes",
    "Ragnhild Nesje",
    "Styring av ventilasjon i 42 bygg",
    -700,
    -360,
    "Alle 42 bygg er koblet til.",
  ),
  done(bus, "Jonas Vikbø", "Velge linjer for piloten", -900, -840, "Linje 1 og 3 ble valgt."),
  done(bus, "Jonas Vikbø", "Bygge ladepunkter på to endeholdeplasser", -820, -640, "Fire ladepunkter er i drift."),
  done(bus, "Jonas Vikbø", "Kjøre piloten i tre vintre", -600, -30, "Bussene har gått i tre vintre uten innstilling."),
  done(bus, "Jonas Vikbø", "Oppsummere erfaringene", -28, -2, "Rapporten er sendt fylkeskommunen."),
  done("Car pool solution", "Amir Tangen", "Anskaffe bookingløsning", -260, -150, "Løsningen er i bruk."),
  done(
    "A Smart Circular City handles waste",
    "Amir Tangen",
    "Forstudie om sirkulære avfallsløsninger",
    -170,
    -100,
    "Studien peker på matavfall og fiskerester.",
  ),
];
