#pragma once
// The occupancy plan of one screening on paper, for the house and the doors: a page a floor.

#include <string>
#include <vector>

namespace guichet::printing {

enum class SeatMark { free, sold, reserved, held, house };

struct PlanSeat {
    double x = 0, y = 0;  // centimetres
    SeatMark mark = SeatMark::free;
    std::string number;
};

struct PlanRow {
    double x = 0, y = 0;  // of its first seat
    std::string label;
};

struct PlanBox {
    double x = 0, y = 0, width = 0, height = 0;
    std::string text;
};

struct PlanFloor {
    std::string name;
    std::vector<PlanSeat> seats;
    std::vector<PlanRow> rows;
    std::vector<PlanBox> boxes;  // stage, standing areas with their count, tables
};

struct SeatingPlan {
    std::string title;
    std::string line;                                      // room, day and time
    std::string foot;                                      // when it was printed
    std::vector<std::pair<SeatMark, std::string>> legend;  // "vendu: 212"
    std::vector<std::string> notes;                        // "Presse: Parterre A 1, A 2"
    std::vector<PlanFloor> floors;
};

// A4 landscape. The same values give the same bytes.
std::string seating_plan_pdf(const SeatingPlan& plan);

}  // namespace guichet::printing
