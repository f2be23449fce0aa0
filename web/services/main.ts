/** Entry of the page of a service: its console. Everything else on the page is there without script. */
import { type Start, startConsole } from "./console";

const element = document.querySelector<HTMLElement>("#console");
if (element?.dataset.start) void startConsole(element, JSON.parse(element.dataset.start) as Start);
