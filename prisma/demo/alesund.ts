import { completedActions } from "./alesund-completed";
import { openActions } from "./alesund-open";
import type { DemoMunicipality } from "./shape";

// Invented, as are the people: nobody here is a real person. Recommendations, projects and figures they act on are the sources' own.

const ownBudget = "Investeringsbudsjettet (eksempel)";
const running = "Driftsbudsjettet (eksempel)";
const klimasats = "Klimasats (climate-rate scheme)";
const loan = "Kommunalbanken green loans";

const sewage = "New sewage treatment plant and pipe renewal";
const meters = "Region-wide smart water meters";

export const alesund: DemoMunicipality = {
  key: "alesund",
  planner: "Marte Aasgård",
  units: [
    { name: "Kommunedirektøren" },
    { name: "Plan og bærekraft", parent: "Kommunedirektøren" },
    { name: "Politisk sekretariat", parent: "Kommunedirektøren" },
    { name: "Økonomi og innkjøp", parent: "Kommunedirektøren" },
    { name: "Teknikk og eiendom", parent: "Kommunedirektøren" },
    { name: "Vann og avløp", parent: "Teknikk og eiendom" },
    { name: "Eiendom", parent: "Teknikk og eiendom" },
    { name: "Mobilitet", parent: "Teknikk og eiendom" },
    { name: "Oppvekst og velferd", parent: "Kommunedirektøren" },
  ],
  people: [
    {
      name: "Marte Aasgård",
      title: "Bærekraftsplanlegger",
      unit: "Plan og bærekraft",
      email: "planner@alesund.example",
      role: "planner",
      signsIn: true,
    },
    {
      name: "Ingrid Solvik",
      title: "Leder for vann og avløp",
      unit: "Vann og avløp",
      email: "contributor@alesund.example",
      role: "contributor",
      signsIn: true,
    },
    {
      name: "Ragnhild Nesje",
      title: "Eiendomssjef",
      unit: "Eiendom",
      email: "verifier@alesund.example",
      role: "verifier",
      signsIn: true,
    },
    {
      name: "Sunniva Hellan",
      title: "Innkjøpsleder",
      unit: "Økonomi og innkjøp",
      email: "administrator@alesund.example",
      role: "administrator",
      signsIn: true,
    },
    {
      name: "Håkon Ytreflot",
      title: "Rådgiver for folkevalgte",
      unit: "Politisk sekretariat",
      email: "reader@alesund.example",
      role: "reader",
      signsIn: true,
    },
    {
      name: "Jonas Vikbø",
      title: "Mobilitetsrådgiver",
      unit: "Mobilitet",
      email: "jonas.vikbo@alesund.example",
      role: "contributor",
    },
    {
      name: "Amir Tangen",
      title: "Prosjektleder",
      unit: "Mobilitet",
      email: "amir.tangen@alesund.example",
      role: "contributor",
    },
    { name: "Silje Brandskar", title: "Rådgiver for folkehelse", unit: "Oppvekst og velferd" },
  ],
  answers: [
    { reference: "alesund-water", owner: "Ingrid Solvik", outcome: "adopted", day: -410 },
    { reference: "alesund-buildings", owner: "Ragnhild Nesje", outcome: "adopted", day: -396 },
    {
      reference: "alesund-transport",
      owner: "Jonas Vikbø",
      outcome: "adopted_in_part",
      reason:
        "Trafikkovervåking venter til fylkeskommunen har valgt løsning for hele regionen. Resten følger vi opp nå.",
      day: -382,
      leavesOut: ["Traffic Monitoring"],
    },
    { reference: "alesund-safety", owner: "Håkon Ytreflot", outcome: "adopted", day: -61 },
  ],
  targets: [
    {
      label: "Water Supply Loss",
      value: "25",
      byYear: 2033,
      basis: "De nasjonale målene for vann og helse: under 25 % innen 2033 (eksempel på vedtak)",
    },
    {
      label: "Public Transport",
      value: "15",
      basis: "Står i anbefalingen: fra 6 % til 15 % av reisene",
    },
  ],
  programmes: [
    { name: ownBudget, provider: "Ålesund kommune", purpose: "Investeringer i vann, avløp, bygg og mobilitet" },
    { name: running, provider: "Ålesund kommune", purpose: "Drift, utredning og kurs" },
  ],
  projects: [
    {
      name: sewage,
      state: "approved",
      owner: "Ingrid Solvik",
      starts: "2025-03-01",
      ends: "2030-12-31",
      cost: 61,
      recommendations: ["alesund-water"],
      effects: [
        {
          label: "Water Supply Loss",
          low: "28",
          high: "30",
          byYear: 2030,
          confidence: "medium",
          basis: "Lekkasjeberegning i forprosjektet (eksempel)",
        },
      ],
      funding: [
        { programme: ownBudget, state: "granted", amount: 41, granted: 41, paid: 12.4, decidedDay: -300 },
        { programme: loan, state: "granted", amount: 20, granted: 20, decidedDay: -210 },
        {
          programme: klimasats,
          state: "applied",
          amount: 9,
          note: "Søknad om utslippsfri anleggsplass; kommer den, går lånet ned.",
        },
      ],
      updates: [
        {
          day: -6,
          by: "Ingrid Solvik",
          text: "Rørfornyingen i Borgundvegen er i gang. Tomta for renseanlegget er regulert.",
        },
      ],
    },
    {
      name: meters,
      state: "running",
      owner: "Marte Aasgård",
      starts: "2025-09-01",
      ends: "2029-06-30",
      cost: 42,
      recommendations: ["alesund-water"],
      effects: [
        {
          label: "Smart Water Meters",
          low: "60",
          high: "80",
          byYear: 2029,
          confidence: "medium",
          basis: "Utrullingsplan bydel for bydel (eksempel)",
        },
        {
          label: "Water Supply Loss",
          low: "30",
          high: "31",
          byYear: 2029,
          confidence: "low",
          basis: "Målere finner lekkasjer på private ledninger (eksempel)",
        },
      ],
      // The grant of 8 million is recorded last, by the one who got it.
      funding: [{ programme: klimasats, state: "applied", amount: 14, note: "Svar ventes i vår." }],
      updates: [
        {
          day: -12,
          by: "Marte Aasgård",
          text: "Anbudet på sensorer er utsatt til leverandørene har fått prøvd utstyret.",
        },
      ],
    },
    {
      name: "Drinking-water research with NTNU",
      owner: "Ingrid Solvik",
      starts: "2025-08-15",
      recommendations: ["alesund-water"],
      effects: [{ label: "Water Supply ICT Monitoring" }],
    },
    {
      name: "Low-energy standard for municipal buildings",
      owner: "Ragnhild Nesje",
      starts: "2024-01-15",
      ends: "2030-12-31",
      cost: 24,
      recommendations: ["alesund-buildings"],
      effects: [
        {
          label: "Public Building Sustainability",
          low: "20",
          high: "25",
          byYear: 2030,
          confidence: "medium",
          basis: "Åtte skoler og tre kontorbygg sertifisert (eksempel)",
        },
      ],
      funding: [{ programme: ownBudget, state: "granted", amount: 24, granted: 24, paid: 6.2, decidedDay: -340 }],
      updates: [
        {
          day: -3,
          by: "Ragnhild Nesje",
          text: "Tre av åtte skoler er kartlagt. Varmepumpe gir mest for pengene på to av dem.",
        },
      ],
    },
    {
      name: "Energy-saving programmes",
      state: "evaluated",
      outcome: "Styring av lys og ventilasjon er på plass i 42 bygg, og husholdninger har fått råd om strømbruk.",
      owner: "Ragnhild Nesje",
      starts: "2022-02-01",
      ends: "2025-12-31",
      cost: 5.8,
      recommendations: ["alesund-buildings"],
      effects: [
        {
          label: "Electricity Consumption",
          low: "13900",
          high: "14200",
          byYear: 2026,
          confidence: "low",
          basis: "Erfaringstall fra nabokommuner (eksempel)",
        },
      ],
      observed: {
        label: "Electricity Consumption",
        value: "14120",
        day: -48,
        explanation: "Målt forbruk per innbygger siste tolv måneder, korrigert for temperatur (eksempel)",
      },
      funding: [{ programme: running, state: "paid", amount: 5.8, granted: 5.8, paid: 5.8, decidedDay: -900 }],
      updates: [{ day: -48, by: "Ragnhild Nesje", text: "Forbruket er ned to prosent siden programmet startet." }],
    },
    {
      name: "Electric bus pilot",
      state: "running",
      owner: "Jonas Vikbø",
      starts: "2023-08-01",
      endsDay: -2,
      cost: 11.5,
      recommendations: ["alesund-transport"],
      effects: [
        {
          label: "Public Transport",
          low: "7",
          high: "8",
          byYear: 2027,
          confidence: "low",
          basis: "Passasjertall på de to første linjene (eksempel)",
        },
      ],
      funding: [
        { programme: ownBudget, state: "paid", amount: 6.5, granted: 6.5, paid: 6.5, decidedDay: -700 },
        { programme: klimasats, state: "paid", amount: 5, granted: 5, paid: 5, decidedDay: -620 },
      ],
      updates: [
        {
          day: -9,
          by: "Jonas Vikbø",
          text: "Siste måned av piloten. Bussene har gått uten driftsstans siden i sommer.",
        },
      ],
    },
    {
      name: "Car pool solution",
      owner: "Amir Tangen",
      starts: "2025-04-01",
      ends: "2028-12-31",
      cost: 2.4,
      recommendations: ["alesund-transport"],
      effects: [
        {
          label: "Private Vehicles",
          low: "67",
          high: "69",
          byYear: 2028,
          confidence: "low",
          basis: "Antall brukere av ordningen ganger kjørte turer (eksempel)",
        },
      ],
      funding: [{ programme: running, state: "granted", amount: 2.4, granted: 2.4, paid: 1.1, decidedDay: -280 }],
    },
    {
      name: "Shoreline trail network",
      recommendations: ["alesund-transport"],
      effects: [{ label: "Cycling", low: "4", high: "5", byYear: 2029, confidence: "low", basis: "Anslag (eksempel)" }],
    },
    {
      name: "Sustainable procurement rules",
      owner: "Sunniva Hellan",
      starts: "2025-01-01",
      ends: "2028-06-30",
      cost: 1.2,
      recommendations: ["alesund-transport"],
      effects: [
        {
          label: "Low-Carbon Emission Passenger Vehicles",
          low: "5",
          high: "7",
          byYear: 2028,
          confidence: "low",
          basis: "Kommunens egne biler og krav til leverandører (eksempel)",
        },
      ],
      funding: [{ programme: running, state: "granted", amount: 1.2, granted: 1.2, paid: 0.4, decidedDay: -320 }],
      updates: [{ day: -31, by: "Sunniva Hellan", text: null }],
    },
    {
      name: "A Smart Circular City handles waste",
      owner: "Amir Tangen",
      starts: "2025-06-01",
      ends: "2030-12-31",
      cost: 6.5,
      recommendations: ["alesund-waste"],
      effects: [
        {
          label: "Recycled",
          low: "45",
          high: "50",
          byYear: 2030,
          confidence: "medium",
          basis: "Sorteringsforsøket, regnet om til hele kommunen (eksempel)",
        },
        {
          label: "Incinerated",
          low: "44",
          high: "49",
          byYear: 2030,
          confidence: "medium",
          basis: "Samme beregning (eksempel)",
        },
      ],
      funding: [
        { programme: running, state: "granted", amount: 2, granted: 2, paid: 0.6, decidedDay: -190 },
        { programme: klimasats, state: "applied", amount: 3, note: "Søknaden dekker sorteringsforsøket." },
        { programme: ownBudget, state: "planned", amount: 1.5, note: "Foreslått i neste års budsjett." },
      ],
      updates: [{ day: -9, by: "Amir Tangen", text: "132 av 400 husstander er med i forsøket." }],
    },
    {
      name: "SLT crime prevention model",
      owner: "Silje Brandskar",
      starts: "2024-08-01",
      recommendations: ["alesund-safety"],
      effects: [{ label: "Violent Crime Rate" }],
    },
    { name: "More air-quality sensors", owner: "Jonas Vikbø", starts: "2025-02-01" },
    { name: "Shore power for cruise ships", owner: "Jonas Vikbø" },
    { name: "Sendai-guided review of resilience plans", owner: "Håkon Ytreflot" },
    { name: "Refugee integration programme", owner: "Silje Brandskar" },
    { name: "Ålesund Future Lab (United Future Lab)", owner: "Marte Aasgård" },
    { name: "Municipal master plan", owner: "Marte Aasgård" },
  ],
  actions: [...openActions, ...completedActions],
  last: [
    {
      by: "Jonas Vikbø",
      completes: "Electric bus pilot",
      outcome: "To busslinjer har gått på strøm i tre år, og erfaringene er overført til fylkeskommunens neste anbud.",
    },
    {
      by: "Sunniva Hellan",
      funds: meters,
      with: { programme: ownBudget, state: "granted", amount: 8, granted: 8, paid: 2.1, decidedDay: -3 },
    },
    {
      by: "Marte Aasgård",
      answers: {
        reference: "alesund-waste",
        owner: "Amir Tangen",
        outcome: "adopted_in_part",
        reason: "Deponi er avsluttet i kommunen og trenger ikke flere tiltak. Resten følger vi opp.",
        day: -4,
        leavesOut: ["Landfill"],
      },
    },
  ],
};
