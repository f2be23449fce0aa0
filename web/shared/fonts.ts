/** The typeface as a module, for a page that loads it after its content. */
import "./fonts.css";
