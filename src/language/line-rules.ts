/**
 * What marks a line that is furniture of a news page. Each pattern stands for a habit of many sites (subscription walls,
 * links to other pieces, credits, sharing), never for one article; most are tied to the start of a short line, so that a
 * report about subscriptions stays a report.
 */
export const FURNITURE: readonly RegExp[] = [
  /^(?:please )?(?:subscribe|sign ?up|sign ?in|log ?in|register|join)\b(?=.*\b(?:newsletters?|articles?|members?|membership|account|access|free|inbox|read|reading|today|now|community|continue|here|our|us|updates|alerts|telegram|whatsapp|channel)\b)/i,
  /\b(?:remaining \d+ words|\d+ words of this (?:article|story)|to (?:continue|keep) reading|read (?:the )?(?:full|rest of the) (?:article|story)|subscribers? only|for subscribers|already (?:a|an) (?:member|subscriber)|existing (?:member|subscriber)s?|unlimited access|free trial)\b/i,
  /^(?:more(?: news| on this| stories| from)?|related(?: (?:news|stories|story|articles?|coverage|content|topics?|links?|posts?|reading))?|read(?: more| also| next| now)?|also read|see also|see more|further reading|you (?:may|might) (?:also|like)|recommended|trending(?: now)?|most (?:read|popular|viewed)|top stories|watch(?: now| live| more| the video)?|listen(?: now)?|don['’]t miss|in pictures|in case you missed it|editor['’]?s['’]? (?:picks?|note)|next (?:article|story)|previous (?:article|story)|up next|live updates?|explained?r?|analysis|opinion)\s*[:|>»→-]\s*\S/i,
  /^(?:more news|related (?:stories|articles|topics|links|posts|content|news)|read more|see also|also read|read also|share(?: this.*| on .*| article| story)?|comments?(?: \(\d+\))?|leave a (?:reply|comment)|advertisements?|sponsored(?: content)?|most (?:read|popular)|trending(?: now)?|recommended(?: for you)?|tags?|topics|print|email|copy link|facebook|twitter|whatsapp|linkedin|reddit|telegram|loading|menu|search|home|back to top|story continues(?: below)?(?: (?:advertisement|gallery|video|photo))?|continue reading|view comments|report this ad|close|play video|video|live|updated|breaking news|listen to this article)\s*[.:…>»]*$/i,
  /^(?:additional )?(?:edited|editing|reporting|written|writing|compiled|translated|photographs?|graphics?|produced|with (?:reporting|additional reporting|files|inputs?))(?: and (?:writing|editing|reporting))?(?: by| from|:)\s/i,
  /^(?:additional reporting|editing|reporting|writing|contributing|contributed)\b.{0,60}\b(?:by|contributed)\b/i,
  /^\(?(?:reporting|additional reporting|writing|editing)\b.*;\s*(?:editing|writing|additional|reporting)\b/i,
  /\bcontributed (?:to|reporting (?:to|for|from)) (?:this|the) (?:report|story|article)\b|^\p{Lu}[^.]{0,120}\bcontributed reporting\b/iu,
  /^(?:©|\(c\)|copyright\b)/i,
  /\ball rights reserved\b|\b(?:may|must) not be (?:published, broadcast|reproduced|redistributed|republished)\b/i,
  /\b(?:we|this (?:site|website|page)) uses? cookies\b|\bcookie (?:policy|settings|preferences)\b|\bprivacy (?:policy|notice)\b(?=.{0,80}$)|\bterms (?:of (?:use|service)|and conditions)\b(?=.{0,80}\b(?:agree|apply|accept|read|see)\b|\s*$)/i,
  /^(?:click|tap) (?:here|on|below|the|to)\b|^(?:follow|like|find|contact|email|e-mail|connect with|write to|message) (?:us|me|him|her|the (?:author|reporter|writer)|bbc|reuters|cnn|our)\b|^follow .{0,40}\bon (?:twitter|facebook|instagram|x|linkedin|telegram|youtube)\b/i,
  /^(?:get|receive|download|install|try|support|donate|become|start|choose|enter|enable|allow|turn on)\b(?=.*\b(?:newsletters?|inbox|app|notifications|subscription|journalism|membership|member today|supporter|your (?:email|e-mail|browser|letterbox|door)|javascript)\b)/i,
  /^(?:do you have|have you|got|are you|what do you think|send us|tell us|share your|let us know)\b.*\b(?:tips?|story|stories|comments?|photos?|experiences?|views|opinions?|below|email|e-mail)\b.*[?.:]?$/i,
  /^(?:this (?:article|story|post|report|piece|content|page)|a version of this (?:article|story)|the post|the article)\b.{0,80}\b(?:originally|first (?:appeared|published)|was (?:updated|published|produced|amended|corrected|generated)|has been (?:updated|corrected|amended)|appeared (?:first )?(?:in|on)|sponsored|behind a paywall)\b/i,
  /^(?:published|posted|last (?:updated|modified)|updated|first published|modified|date|time|created)\b\s*(?:on|at|:|,)?\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i,
  /^(?:\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago|\d+ min(?:ute)? read|\d+ (?:comments?|shares?|views|likes|retweets))\b.{0,30}$/i,
  /^(?:[Bb]y|BY|[Ww]ords by|[Ss]tory by|[Rr]eport by)\s+(?:[\p{Lu}][\p{L}.'’-]*|and|&|,|for|of|the|de|del|della|di|da|la|le|bin|van|von|al|el)(?:,?\s+(?:[\p{Lu}][\p{L}.'’-]*|and|&|for|of|the|de|del|della|di|da|la|le|bin|van|von|al|el|in)){0,10}$/u,
  /^(?:https?:\/\/|www\.)\S+$/i,
  /^\(?(?:(?:end|ends|more|continued|30|--|\*\*\*|###|---+|___+|===+|\* \* \*|# # #)\)?\s*)+$/i,
  /^(?:skip to|jump to|scroll (?:down|to)|swipe|view (?:gallery|all|more|this post|image)|see all|show more|load more|open in app)\b.{0,60}$/i,
  /^(?:disclaimer|disclosure|correction|clarification)s?\s*:/i,
  /^(?:image|photo|picture|slide|item|page)?\s*\d{1,3}\s?(?:of|\/)[\s/]*\d{1,3}$/i,
  /^(?:media playback is|(?:this|the) (?:video|audio|content) (?:is|can|could|file).{0,30}|your browser (?:does|is)) ?(?:not|un|n['’]t)\b.{0,60}$|^media playback is unsupported/i,
  /^citation\s*:|^(?:this|the) (?:document|material|content) is subject to copyright|^explore further\b|^provided by\b.{0,60}$/i,
  /\b(?:may|might|could) (?:earn|receive|get) (?:an? |some |a small )?(?:affiliate )?commissions?\b|\baffiliate (?:links?|commission)\b/i,
  /^(?:like|enjoy|love)d? (?:this|what you)\b.{0,60}\b(?:story|article|post|read|reading)\b|\bshare it with (?:a |your )?friends?\b/i,
  /^follow .{0,60}\b(?:coverage|updates|developments)\b.{0,60}\b(?:at|on|here)\b/i,
  /^(?:also )?on [\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co|uk|news|tv)\b|^more (?:from|on|about) .{1,40}$|^more .{1,30} (?:news|stories|headlines)$/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|^@\w{2,30}$|^(?:twitter|facebook|instagram|linkedin|youtube|x|t)\.(?:com|co|me)\/\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk)$/i,
  /^(?:subscribe|sign (?:in|up|out)|log ?(?:in|out)|register|my account|newsletters?|advertis(?:e|ing)(?: with us)?|about us|contact us|careers|caption|adverts?|site ?map|help|faqs?|cookies?|accessibility|rss|follow us|post (?:a )?comment.{0,8}|tell us what you think|don['’]t miss|must (?:read|watch)|editor['’]s picks?|more stories|latest (?:news|stories)|recent articles|popular (?:this week|now|posts)|skip ad(?:vertisement)?|tweet|pin it|save|reply|report)\s*[.:…!]*$/i,
  /^[^.!?]{10,160}\s\[(?:video|videos|photos?|pictures|pics|news|insight|warning|watch|gallery|opinion|analysis|live|exclusive|reaction|comment|poll|quiz|report|latest|interview|spotlight|revealed)\]$/i,
];

/** What marks the words under a picture. */
export const CAPTIONS: readonly RegExp[] = [
  /[|/•–—-]\s*(?:file )?(?:photos?|images?|pictures?|pics?|credits?|photo credit|image credit|graphic|illustration)\s*(?:by|:|credit|courtesy|\/)/i,
  /^(?:featured image|lead image|cover image|main image|image(?: (?:source|caption|credit|copyright|courtesy))?|photos?(?: (?:credit|caption|courtesy|illustration))?|pictures?(?: credit)?|pic|caption|media caption|file(?: photo| image| picture)?|credit|illustration|graphic|map|chart|gallery|video)\s*(?:[:|/,]|by\b|courtesy\b)/i,
  /\((?:(?:ap|afp|reuters|epa|getty|file|pa) )?(?:photo|image|picture|credit|file)s?\b[^)]{0,80}\)\s*\.?$/i,
  /\((?:[^()]{0,40}\b)?(?:getty images?|associated press|ap photo|afp|epa|reuters|shutterstock|yonhap|bloomberg)[^()]{0,40}\)\s*\.?$/i,
  /(?:getty images|ap photo|afp\/getty|shutterstock|istock|alamy|wikimedia commons|epa-efe)[^.]{0,30}$/i,
  /\b(?:seen|pictured|photographed) (?:here|above|below|left|right|in (?:this|an?) (?:file|undated|handout))\b/i,
  /^\(?(?:left|right|above|below|from left|l-r|top|bottom)\)?\s*:\s/i,
  /^(?:image|media|video|photo|picture) ?(?:caption|copyright)\s?\S/i,
  /\b(?:image |photo |picture )?credits?\s?(?::|\.{3}|…)\s?[^.!?]{2,60}$/i,
  /\(\s?\p{Lu}[\p{L}.'’ -]{1,40}\/\s?\p{Lu}[^()]{1,50}\)\s*\.?$/u,
  /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}\s?\/\s?\p{Lu}[\p{L}\d .&'’-]{1,40}$/u,
  /^\d{1,2} ?of ?\d{1,2}[\p{Lu}]/u,
];

/** “— Name (@handle) 3 May 2018”, what embedded tweets end with. Group 1 is the name, group 2 the handle. */
export const TWEET_TAIL =
  /(?:^|\s)(?:—|–|--|-|&mdash;)\s*([^()@\n]{0,80}?)\s*\((@\w{1,30})\)\s*([\p{L}\d][\p{L}\d ,.:·/]{0,40})?$/u;

/** A line that is a date and perhaps a time, as it stands under a headline. */
export const DATE_LINE =
  /^(?:(?:updated|published|posted)\b[:\s]*)?(?:[|\s]*\d{1,2}:\d{2}[^\p{L}]{0,4}(?:[ap]\.?m\.?)?,?\s*)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{1,2}(?:st|nd|rd|th)?,?\s*\d{4}|\d{1,2}(?:st|nd|rd|th)?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s*\d{4})(?!\p{L}).{0,50}$/iu;

/** What a reporter is, in the line about the author under an article. */
export const AUTHOR_LINE =
  /^(?:\p{Lu}[\p{L}.'’-]*\s){1,4}is (?:an? |the |our )?(?:[\p{L}'’-]+ ){0,4}(?:reporter|editor|correspondent|writer|columnist|journalist|contributor|producer|blogger|curator|columnist|fellow|freelancer?|photographer|reporter|anchor)\b/u;
