"""What people say to a bot besides questions: the phrases that `small_talk` recognises, and what may stand beside them.

Phrases are normalised (Simplified, lower case, no apostrophes) and parted by 、 or a new line; `(你|您|)好` is 你好,
您好 and 好. A message is small talk only where it is made of them altogether. So none may be a word that people look
reports up by (天气, 垃圾, 机器人), become one beside another (成 and 都), or ask on about an answer (为什么, 还有呢).
"""

from typing import Final, Literal

SmallTalk = Literal[
    "about",
    "usage",
    "outside",
    "complaint",
    "doubt",
    "test",
    "goodbye",
    "thanks",
    "apology",
    "greeting",
    "laughter",
    "consent",
    "emoji",
    "noise",
]
"""What kind of small talk. The last two are told by characters alone, the others have phrases."""

PHRASES: Final[dict[SmallTalk, str]] = {
    # Who the bot is, and what it can do.
    "about": """
        (你|您)(到底|究竟|)(是|叫)(谁|什么|啥|什么名字|啥名字|做什么的|干什么的|干嘛的)、(你|您)是哪位、你谁、怎么称呼(你|您|)
        (你|您)的名字(是什么|叫什么|)、(你|您)(几岁|多大|是男是女|来自哪里|从哪里来|从哪来|是真人还是机器人|是机器人还是真人|是人还是机器人|是人是机器)
        (你|您)(是|是不是)(一个|)(机器人|真人|人|人类|人工|ai|人工智能|程序|chatgpt|gpt|deepseek)、(是|这是)(机器人|真人|ai)(吗|么)
        谁(开发|创造|制造|做|设计|训练)(了|的)你、你是谁(开发|创造|制造|做|设计|训练)(出来|)的
        (介绍一下|介绍下|介绍)(你自己|您自己|自己|你|您)、自我介绍(一下|)、做个自我介绍
        (你|您)(都|)(能|会|可以|能够)(做|干|帮我做|帮我干|帮我|回答)(什么|啥|些什么|哪些事|什么事)、(你|您)(都|)(能|会|可以)(干嘛|干吗|回答什么问题|回答哪些问题)
        (你|您)(都|)(会|知道|懂)(些|)(什么|啥)、(你|您)(都|)有(什么|哪些|啥)(功能|用|用处|本事|作用|报告|资料)、(你|您)的(功能|作用|用途)(是什么|有哪些)
        问据(是什么|是谁|是啥|是干什么的|是做什么的|能做什么)、什么是问据
        who are you、what are you、(what is|whats) your name、are you (a |)(bot|robot|human|ai|person|real person)
        are you (real|human)
        what can you do( for me|)、what do you do、how do you work、introduce yourself、tell me about yourself
        who made you
    """,
    # How to ask.
    "usage": """
        (怎么|怎样|如何|咋)(用|使用|提问)、(怎么|怎样|如何)(用|使用)(你|您|问据|这个机器人)、(你|您|这个|这|该|这个东西)(怎么|怎样|如何|咋)(用|使用)
        (我|)(要|该|应该|)(怎么|怎样|如何)(问|提问|问你|问您)、(我|)(可以|能)问(你|)(什么|些什么|啥|哪些问题|什么问题)
        使用(说明|方法|帮助|教程)、帮助、帮帮(我|忙)、帮我(一下|个忙|)、帮个忙、请帮我、教教我、教我怎么用、不会用、不知道怎么(用|问)、转人工、(要|找)人工
        (我|)(有个|有一个|有几个)问题、我有问题、(我|)(有|有个|有一个|有几个)问题(想问|要问|想请教)(一下|)(你|您|)、(我|)(想|要)(问|咨询|请教)(一下|你|您|个问题|一个问题|几个问题)
        (我|)(能|可以)(问|问你|问您|请教|请教您|咨询)(一下|个问题|一个问题|)(吗|么)、(问|问你|请教|咨询)(一下|个问题|一个问题)
        help( me|)、how (to|do i|can i) use( it| this| you|)、how does this work、what can i ask( you|)
        i have a question、can i ask( you|) a question、can you help( me|)、i need help
    """,
    # What no report can know, or is none of their business.
    "outside": """
        (今天|今日|明天|后天|现在|外面)(的|)天气、(今天|今日|明天|后天|现在|外面|)(的|)天气(怎么样|怎样|如何|咋样|好吗|好不好)
        (今天|今晚|明天|后天|现在|外面)(会|会不会|要|有没有|)(下雨|下雪|刮风)、(今天|明天|后天|现在|外面)(多少度|几度|冷吗|热吗|冷不冷|热不热|气温多少)
        现在(是|)(几点|什么时间|什么时候)(钟|)、(现在|)几点(了|啦|钟了)、现在时间、报时
        (今天|今日|明天|昨天)(是|)(几号|几月几号|几月几日|星期几|周几|礼拜几)、(今年|现在)是(哪一年|哪年|几几年)
        (给我|跟我|再|)(讲|说)(一|)个(笑话|故事|段子)(听听|)、来(一|)个笑话、讲笑话、讲故事、(给我|)唱(一|)首歌、唱个歌、(给我|)写(一|)首诗
        (今天|今日|昨天|最近|现在)(有|都有|)(什么|啥|哪些)(大|重要|)(新闻|头条|大事)、(今天|今日|昨天)的(新闻|头条)
        我的(快递|包裹|快件|外卖|订单)(现在|)(到|在)(哪|哪里|哪儿)(了|)、(帮我|给我|替我)(查|查一下|查查)(我的|)(快递|包裹|外卖|订单)
        (帮我|给我|替我)写(一篇|一份|一个|一首|一封|一段|篇|份|个|首|封|段|)(作文|总结|年终总结|工作总结|周报|日报|月报|报告|论文|文章|邮件|检讨|检讨书|请假条|情书|简历|代码|诗|诗歌|小说|文案|发言稿|演讲稿|祝福语)
        (帮我|给我|替我)(订|买|点|叫)(一张|一份|一辆|一杯|个|张|份|辆|杯|)(票|机票|车票|火车票|高铁票|电影票|外卖|车|咖啡)、(帮我|给我|替我)翻译(一下|一段话|)
        (陪我|和我|跟我|来|我们|咱们)(聊聊天|聊天|聊聊|聊会儿|聊会天|说说话)、聊聊天、聊聊、(我|今天)心情不好
        我(好|很|太|有点|)(无聊|孤独|寂寞|难过|伤心|开心|高兴|累|困|饿|烦|郁闷)、(好|很|太|真)无聊
        (你|您)(爱|喜欢|想|讨厌)(不爱|不喜欢|)我、我(爱|喜欢|想|讨厌|恨|好喜欢|好爱|很喜欢)你、(你|您)(有|有没有)(女朋友|男朋友|对象|感情|意识)
        (你|您)(吃饭|吃|睡|睡觉|下班)了、(你|您|)在(干嘛|干什么|干啥|做什么|忙什么)
        what time is it( now|)、what day is (it|today)( today|)、(what is|whats) (the date|todays date)( today|)
        (what is|whats|hows|how is) the weather( like|)( today|)、tell me a (joke|story)、sing (me |)a song
        i love you、im bored
    """,
    # Not what was wanted.
    "complaint": """
        不对、不是、错了、不正确、有误、不准确、不靠谱、不太对、(我|)不满意、不相关、不行、不好、不怎么样
        (你|您|)(答|回答|说|讲|搞|弄|理解|找)(得|的|)(错了|不对|有误|不准|不好|太差|很差)、(你|您)(答|回答|说|讲)的(什么|是什么|都是什么)
        (你|您)错了、(你|您|)的(答案|回答)(是|)(不对|错了|错误的|错的|不准|不准确|有误|不行|太差|很差)、(答案|回答)(不对|错了|错误|有误|不准确)、完全(不对|错误|错了)
        (不是|并不是)(这个|这样|这样的|这个意思|这个问题|我要的|我想要的|我问的)、我(问|要|想要|说|想问)的不是(这个|这些|这)、我(没|没有|不是)问(你|)(这个|这些)、我不是这个意思
        答非所问、所答非所问、文不对题、牛头不对马嘴、驴唇不对马嘴、风马牛不相及、莫名其妙、(什么|)乱七八糟(的|)、离题了、跑题了、扯淡、瞎扯、(这都|这是|)什么跟什么、什么鬼、什么玩意、搞什么
        (你|您|)(胡说|胡说八道|胡扯|瞎说|乱说|乱答|乱回答|瞎答)、(你|您)(骗人|骗我|敷衍我)、(你|您)(没用|没有用)、没用
        没有用、没什么用、(没|没有|毫无)帮助、不好用、真难用、(你|您)(不懂|不知道|不会)
        (你|您)(怎么|为什么|)(这么|那么|真|好|太|很|)(笨|傻|蠢|差|烂|垃圾|差劲)、(真|太|好)(笨|傻|蠢|差劲|垃圾)(了|)
        (你|您)(是|真是|)(个|)(笨蛋|傻瓜|傻子|傻逼|白痴|废物|智障)、笨蛋、傻瓜、傻逼、白痴、人工智障、滚蛋、闭嘴
        (很|太|真)失望、太无语、无语
        (我|)(不懂|看不懂|听不懂|没看懂|没听懂|看不明白|没明白|不明白)(你|)(的意思|说什么|在说什么|说的|)
        (youre |you are |thats |that is |its |this is |)(wrong|incorrect|not right|not correct|useless|nonsense|stupid)
        (wrong|bad) answer、bad bot、not what i asked、not helpful、i dont understand、shut up
    """,
    # Is it true?
    "doubt": """
        真的(吗|么|假的|)、真的是这样吗、是真的吗、(你|您|)(很|能|)(确定|肯定)(吗|么)、你(确定|肯定)
        (你|您|)说的(靠谱|可靠|可信|准|准确|对|是真的)(吗|么)、(靠谱|可靠|可信|准确|属实|准)(吗|么|不)
        是(吗|么|这样吗)、不会吧、不是吧、我不信、are you sure、really、is (that|it|this) true、seriously
    """,
    # Whether anybody hears.
    "test": """
        测试(一下|下|测试|中|消息|)、这是测试、测一下、测下、(我|)(试试|试一试|试一下|试试看|随便试试|随便问问|随便看看|试下)
        123、1234、(this is a |just a |)(test|testing)、ping
    """,
    "goodbye": """
        再见、再会、拜拜、拜了、掰掰、88、886、晚安、回见、回头见、回聊、下次(见|再见|再聊)、明天见、改天(见|再聊)、后会有期、告辞(了|)、先这样、就这样、就到这(里|儿)、到此为止
        我(先|要|得|)(走了|下了|睡了|去忙了|去睡了|下线了|走啦|撤了)、先(走了|下了|撤了)、没(别的|其他|什么)(事|问题)
        没事了、没问题了、没有(别的|其他|)(问题|事)了、没有(别的|其他)(问题|事)、问完了
        bye( bye|)、byebye、goodbye、good bye、good night、goodnight、see you( later| soon| tomorrow|)、see ya
        take care、(thats|that is) all
    """,
    "thanks": """
        谢谢(你们|大家|各位|老师|亲|问据|)、谢了、谢啦、谢过、多谢、感谢、太感谢、太谢谢、感激不尽、感恩、万分感谢、十分感谢、非常感谢、3q、蟹蟹
        (谢谢|多谢|感谢|非常感谢|十分感谢)(你|您|你们|)(的|)(帮助|帮忙|回答|解答|回复|答复|耐心解答|耐心回答|指导|指点|支持|提醒|讲解|解释|建议)
        辛苦(你|您|大家|)、麻烦(你|您)、有劳(您|)、(你|您|)(帮了大忙|帮了我大忙|解决了我的问题)、帮大忙了
        thanks( a lot| so much|)、thank (you|u)( so much| very much|)、thx、ty、many thanks
    """,
    "apology": """
        对不起、对不住、抱歉、不好意思
        (我|是我|)(错了|的错|搞错了|弄错了|打错了|打错字了|写错了|发错了|说错了|问错了|按错了|点错了|看错了)
        打扰(你|您|一下|)、打搅(你|您|)、请(原谅|见谅)、别(生气|介意)、(im |i am |)(so |)sorry、my (bad|mistake|fault)
        excuse me
    """,
    "greeting": """
        (你|您|你们|您们|大家|各位|老师|亲|机器人|问据|小助手|朋友们)好、(你|您)好(机器人|问据|朋友|老师)、哈喽、哈啰、哈罗、嗨、嘿、喂、安安、hello、hi、hey、hallo、halo
        早、早安、午安、(早上|早晨|上午|中午|下午|晚上|晚间)好、(在|有人|有人在|人|还在|你在|您在|有没有人)(吗|么|不)
        在不在、有没有人、(听得到|听得见)(吗|么)、好久不见、久仰(大名|)、幸会、很高兴认识你、初次见面、请多关照
        (新年|元旦|春节|中秋|中秋节|国庆|国庆节|端午|端午节|圣诞|圣诞节|节日|周末)(快乐|愉快|安康)、新(年|春)好
        过年好、恭喜发财、(吃|吃饭|吃过|吃过饭)(了吗|了么|了没|了没有)、(你|您)(最近|近来|还)(怎么样|好吗|如何|忙吗)
        (最近|近来)(好吗|还好吗|忙吗)
        good (morning|afternoon|evening|day)、morning、hello world、how are you( today| doing|)、how do you do
        whats up、nice to meet you、(is |)any(body|one) (there|here|home)、are you there、happy new year
        merry christmas
    """,
    # Laughter and praise.
    "laughter": """
        哈、哈哈、呵呵、嘿嘿、嘻嘻、呜呜、哼、hh、hhh、hhhh、hhhhh、ha、haha、hehe、lol、233、2333、23333、66、666、yyds、orz、wow
        omg、笑死(我|)了、笑死、笑哭、(好|太|真)(好笑|有趣|好玩|有意思|逗)、有意思、好笑、好玩、哇、哇塞、哇哦、天哪
        天啊、我的天、好家伙
        (你|您)(真|好|太|很|挺|真是|非常)(棒|厉害|牛|强|聪明|可爱|好用|有用|不错|专业|智能|给力|贴心)
        (真|好|太|很)(棒|厉害|牛|强大|聪明|可爱|好用|有用|给力|赞|妙)、厉害、牛逼、给力、不错、太好(了|)、很好、真好
        挺好、非常好、很满意、(答|回答|说)(得|的)(好|对|不错|很好|真好|很对|很棒|非常好)
        (good|great|nice)( job| answer| bot|)、cool、awesome、excellent、perfect、amazing、well done、wonderful
    """,
    # Yes, no, and that it was read.
    "consent": """
        好、(好|是|对|行|可以|有)的、好滴、好哒、好嘞、行、可以、没问题、当然、当然可以、同意、没错、确实(如此|是|)
        的确(如此|是|)、是、对、有道理、说(得|的)对、那(就|)好、那就(这样|算了|行)、嗯、恩、嗯哼、哦、噢、喔、呃、额
        啊、诶、哎、唉、哎呀
        知道、明白、懂了、懂吗、了解(了|)、收到、已阅、看到了、记住了、学到了、清楚了、理解了、我(知道|明白|懂|了解)了
        原来(如此|是这样|这样)、是这样(子|)、这样(啊|子)、不用(谢|客气|了|)、不客气、不谢、不(必|要|需要|了)、没事
        没关系、算了、随便、都行、都可以、无所谓、还(行|好|可以|不错)、差不多、等等、等(一下|下|会儿|一会儿)
        稍等(一下|片刻|)、别急、(我|让我|)(想想|看看)、不、不会、没有了、没了
        ok、okay、okok、yes、yeah、yep、sure、of course、right、correct、fine、all right、alright、got it、i see
        understood、no、nope、never mind、nevermind、no (problem|thanks)、em、emm、emmm、emmmm、hmm
    """,
}
"""By kind: of a message with phrases of several, the first of these kinds is answered."""

FILLERS: Final = """
    啊、呀、哦、呢、吧、啦、嘛、呵、哇、哟、噢、喔、诶、欸、哎、唉、嘞、咯、喽、呐、哈、了、吗、么、请问、请、那、那么、都、也、还、真、好、很、非常、你、您
    oh、so、well、then、please、very、too、and、but、you、again、there、everyone、bot、wenju、问据
"""
"""What may stand beside phrases and makes no small talk by itself: particles, pronouns, words of emphasis."""
