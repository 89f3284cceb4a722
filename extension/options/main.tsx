import { mount } from "../ui/page.js";
import "../ui/welcome.css";
import "../ui/options.css";
import { Options } from "./options.js";

mount("op_title", Options);
