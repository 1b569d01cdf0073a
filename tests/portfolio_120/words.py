"""What the papers are about, who wrote them and where they appeared: lists made by hand."""

METHODS = [
    "Sparse regression", "Hierarchical models", "Kernel smoothing", "Gaussian processes", "Bootstrap intervals",
    "Penalised splines", "Optimal transport", "Sequential sampling", "State-space models", "Conformal prediction",
    "Random forests", "Spectral clustering", "Extreme-value theory", "Graphical models", "Variational inference",
    "Shrinkage", "Point processes", "Quantile regression", "Empirical likelihood", "Causal discovery",
]  # fmt: skip
SUBJECTS = [
    "tidal currents", "migrating seabirds", "kelp forests", "glacier melt", "herring stocks", "coastal floods",
    "plankton blooms", "reindeer herds", "snow avalanches", "river deltas", "coral reefs", "harbour traffic",
    "whale song", "permafrost", "salmon runs", "storm surges", "lichen growth", "sea ice", "wind farms",
    "peat bogs", "mussel beds", "fjord temperatures",
]  # fmt: skip
FRAMES = [
    "{method} for {subject}",
    "{method} for {subject} under missing data",
    "What {subject} teach us about {method_small}",
    "{method} when observations are few: a study of {subject}",
    "Scalable {method_small} with an application to {subject}",
    "{method}, {subject}, and the cost of measuring",
    "On the calibration of {method_small} for {subject}",
    "Twenty years of {subject}: {method_small} revisited",
]
OPENINGS = [
    "Records of {subject} are long, uneven and full of gaps, and methods that expect complete data fail on them.",
    "How certain can we be of what we know about {subject}? The usual answers rest on assumptions that seldom hold.",
    "*{method}* is among the most widely used tools of applied statistics, yet little is known about it for {subject}.",
    "Decisions about {subject} are made every season, mostly without a statement of their uncertainty.",
    "We revisit a classical question: what can be learned from a single, short record of {subject}?",
]
MIDDLES = [
    "We propose an estimator that borrows strength between neighbouring stations and costs $O(n \\log n)$ time.",
    "The procedure needs no tuning beyond a bandwidth $h$, which is chosen by leave-one-out prediction.",
    "Under weak conditions on the tails, the error is at most $C n^{-2/(2+d)}$, and no method can do better.",
    "A hierarchical prior shares information between years while each year keeps a character of its own.",
    "All steps are described as a [small program](https://code.example.org/steps) that runs on a laptop.",
    "It rests on a decomposition into three parts that can be measured separately: instrument, place and time.",
]
RESULTS = [
    "In simulations the intervals cover the truth in 94 to 96 % of all cases, where the common ones reach 81 %.",
    "On four public records it lowers the error of forecasts by a fifth at a lead of three days.",
    "The fitted model finds two regimes that field workers had described but nobody had measured.",
    "Compared with six other methods it is the only one that keeps its level when a third of the data are missing.",
    "It takes four minutes for a record of forty years, and gives the same answer on every machine.",
]
CLOSINGS = [
    "Data and code are open.",
    "We end with what we could not explain.",
    "A tutorial shows each step on a small example.",
    "The consequences for monitoring programmes are discussed with those who run them.",
]
COAUTHORS = [
    "Tomasz Wiśniewski", "郭晓雨", "Amara Okonkwo", "Lars Bakke", "ليلى حداد", "Beatriz Montenegro", "山田はるか",
    "Jonas Lindqvist", "Priyanka Raghunathan", "Siân Llywelyn", "Mehmet Yıldız", "김서연", "Hélène Marchand-Dupré",
    "Dmitri Sokolov", "Oluwaseun Adebayo", "Marieke van der Velde", "Nguyễn Thị Minh Khai", "Santiago Ibarra",
    "Katri Hämäläinen", "Aoife Ní Bhriain", "عمر الخطيب", "Rūta Kazlauskaitė", "David Feldstein", "陈思远",
    "Paolo Trevisan", "Ngozi Eze", "Þórunn Jónsdóttir", "Vikram Subramanian", "Chloé Bonnefoy", "Emeka Nwosu",
    "Ana-Maria Popescu", "Kristian Solheim", "Zuzana Dvořáková", "Mateus de Albuquerque", "Greta Holm", "Isaac Mensah",
]  # fmt: skip
JOURNALS = [
    "Annals of Coastal Statistics", "Journal of Northern Ecology", "Biometry and Environment",
    "Letters in Oceanography", "Transactions on Sparse Data",
]  # fmt: skip
MEETINGS = [
    ("Proceedings of the Conference on Uncertain Seas", "CUS"),
    ("Advances in Environmental Learning", "AEL"),
    ("Workshop on Small Samples", "WSS"),
]
KEYWORDS = [
    "missing data", "uncertainty", "time series", "spatial statistics", "forecasting", "open data", "simulation",
    "Bayesian methods", "extremes", "ecology", "calibration", "field studies", "nonparametrics", "monitoring",
]  # fmt: skip
FIELDS = ["stat.ME", "stat.ML", "q-bio.PE", "math.ST", "Oceanography"]
AWARDS = ["Best Paper", "Editor’s Choice", "Test of Time Award"]
PLACES = ["University of Nordvik", "Institute of Marine Research, Tromsø", "ETH Zürich"]
