/** Entry of the server-rendered pages: their styles; they work without script. */
import "../shared/fonts.css";
import "../shared/tokens.css";
import "../shared/base.css";
import "./pages.css";
import "./account.css";
import "./audit.css";
import "./plans.css";
import "./services.css";
import "./permits.css";
import "./statistics.css";
